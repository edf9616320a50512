/**
 * Checks the options of a synthetic dataset.
 *
 * throws    when count is not a whole number above 0, or noise is negative
 */
export function checkSyntheticOptions(name: string, { count, noise }: { count: number; noise: number }): void {
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`${name}: count ${count} — the number of examples is a whole number of at least 1`);
  }
  if (!Number.isFinite(noise) || noise < 0) {
    throw new RangeError(`${name}: noise ${noise} — noise is a standard deviation, 0 or more`);
  }
}
