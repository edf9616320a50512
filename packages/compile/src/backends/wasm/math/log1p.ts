import type { Assembler } from '../encode/assembler';
import { op } from '../encode/instructions';
import { log } from './log';

const { f32x4, v128 } = op;

/**
 * Pushes ln(1 + x), four at a time; within 3 ulp, also where 1 + x rounds to 1.
 *
 *     u = 1 + x
 *     ln(1 + x) ≈ ln u · x / (u − 1)
 *
 * source  Higham 2002, Accuracy and Stability of Numerical Algorithms, §1.14.1
 */
export function log1p(code: Assembler, x: number): void {
  const u = code.local('v128');
  const y = code.local('v128');
  const less = code.local('v128');
  code.get(x).vector(1).do(f32x4.add).set(u);
  code.get(u).vector(1).do(f32x4.sub).set(less);
  log(code, u);
  code.set(y);
  code.get(y).get(x).do(f32x4.mul).get(less).do(f32x4.div).set(less);
  // for large numbers and infinity there is no correction
  code.get(y).get(less).get(x).vector(1e8).do(f32x4.gt, v128.select).set(y);
  code.get(x).get(y).get(u).vector(1).do(f32x4.eq, v128.select).set(y);
  code.get(y).free('v128', u, y, less);
}
