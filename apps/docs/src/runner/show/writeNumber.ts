/** Formats a number with 4 significant digits and no trailing zeros; integers keep all their digits. */
export function writeNumber(value: number): string {
  if (Object.is(value, -0)) return '0';
  if (!Number.isFinite(value) || Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(4)));
}
