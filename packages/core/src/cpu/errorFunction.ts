/**
 * The error function of one number, accurate to about 1e-15.
 *
 *     erf x = 2/√π · Σₙ 2ⁿ x²ⁿ⁺¹ e^(−x²) / (1 · 3 ⋯ (2n + 1))         near 0
 *     erf x = 1 − e^(−x²)/√π · 1/(x + ½/(x + 1/(x + ³⁄₂/(x + ⋯))))     further out
 *
 * source    Abramowitz & Stegun 1964, Handbook of mathematical functions, 7.1.6 and 7.1.14
 */
export function errorFunction(x: number): number {
  const size = Math.abs(x);
  if (size < 2) return series(x);
  if (size > 6) return Math.sign(x);
  return Number.isNaN(x) ? x : Math.sign(x) * (1 - (Math.exp(-size * size) / Math.sqrt(Math.PI)) * fraction(size));
}

function series(x: number): number {
  let term = x;
  let total = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(total); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    total += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * total;
}

function fraction(x: number): number {
  let tail = x;
  for (let k = 60; k > 0; k--) tail = x + k / 2 / tail;
  return 1 / tail;
}
