/**
 * Rejects options with unknown names; `rest` is everything beyond the known names.
 *
 * throws  naming the first of them, and the known ones
 */
export function refuseUnknown(name: string, rest: object, known: readonly string[]): void {
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined) throw new TypeError(`${name}: option "${unknown}" — there are ${known.join(', ')}`);
}
