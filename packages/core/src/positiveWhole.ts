/**
 * A count somebody gave: 1, 2, 3 …
 *
 * throws  otherwise
 */
export function positiveWhole(name: string, what: string, count: number): number {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`${name}: ${what} ${String(count)} — it must be a whole number of at least 1`);
  }
  return count;
}
