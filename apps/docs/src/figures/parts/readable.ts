/** Formats a number as people write it: at most `digits` decimals, a real minus sign, no rounding noise. */
export function readable(value: number, digits = 2): string {
  if (Number.isNaN(value)) return 'not a number';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const rounded = Number(value.toFixed(digits));
  if (Math.abs(rounded) >= 1e6) return value.toExponential(1).replace('e+', ' × 10^').replace('-', '−');
  return (rounded === 0 ? 0 : rounded).toLocaleString('en-GB', { maximumFractionDigits: digits }).replace('-', '−');
}
