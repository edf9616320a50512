import type { Assembler } from '../encode/assembler';
import { op } from '../encode/instructions';
import { polynomial } from './polynomial';

const { f32x4, i32x4, v128 } = op;

/**
 * Pushes eˣ − 1, four at a time; within 3 ulp, also near 0.
 *
 *     n = ⌊x / ln 2⌉
 *     r = x − n · ln 2
 *     e = (r + r² · P(r)) · 2ⁿ + (2ⁿ − 1)
 *
 * source  Moshier, Cephes expf, https://netlib.org/cephes/
 */
export function expm1(code: Assembler, x: number): void {
  const n = code.local('v128');
  const r = code.local('v128');
  const y = code.local('v128');
  code.get(x).vector(-30).do(f32x4.pmax).vector(89).do(f32x4.pmin).set(r);
  code.get(r).vector(Math.LOG2E).do(f32x4.mul, f32x4.nearest).vector(127).do(f32x4.pmin).set(n);
  for (const part of [-0.693359375, 2.1219444e-4]) code.get(r).get(n).vector(part).do(f32x4.mul, f32x4.add).set(r);
  polynomial(
    code,
    r,
    [1.987569e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1],
  );
  code.get(r).get(r).do(f32x4.mul, f32x4.mul).get(r).do(f32x4.add).set(y);
  code.get(n).do(i32x4.saturateF32).i32(23).do(i32x4.shl).vectorBits(0x3f800000).do(i32x4.add).set(n);
  code.get(y).get(n).do(f32x4.mul).get(n).vector(1).do(f32x4.sub, f32x4.add).set(y);
  // −0 and the smallest numbers stay; large ones overflow
  code.get(x).get(y).get(x).do(f32x4.abs).vector(1e-12).do(f32x4.lt, v128.select).set(y);
  code.vectorBits(0x7f800000).get(y).get(x).vector(88.72284).do(f32x4.gt, v128.select);
  code.free('v128', n, r, y);
}
