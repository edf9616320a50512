import { naturalLog } from './naturalLog';

/**
 * Draws one number from the bell curve: throw a dart at a square until it lands in the circle inside, and stretch how far
 * to the right it landed. The other half of the throw is let go, so that each number is a draw of its own.
 *
 *     x, y = two even draws from −1 to 1, until s = x² + y² lies in (0, 1)
 *     out  = x · √(−2 log s / s)
 *
 * units   standard deviations
 * source  Marsaglia & Bray 1964, A convenient method for generating normal variables, https://doi.org/10.1137/1006063
 */
export function bellCurve(next: () => number): number {
  for (;;) {
    const x = 2 * next() - 1;
    const y = 2 * next() - 1;
    const s = x * x + y * y;
    if (s > 0 && s < 1) return x * Math.sqrt((-2 * naturalLog(s)) / s);
  }
}
