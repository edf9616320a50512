import type { Code } from '../wasm/code';
import { op } from '../wasm/instructions';
import { polynomial } from './polynomial';

const { f32x4, i32x4 } = op;

/**
 * Leaves eˣ on the stack, four at a time; within 1 ulp, with denormal results, infinity and NaN as they should be.
 *
 *     n = ⌊x / ln 2⌉
 *     r = x − n · ln 2
 *     e = (1 + r + r² · P(r)) · 2ⁿ
 *
 * source  Moshier, Cephes expf, https://netlib.org/cephes/
 */
export function exp(code: Code, x: number): void {
  const n = code.local('v128');
  const r = code.local('v128');
  const y = code.local('v128');
  const half = code.local('v128');
  // the variable first: pmin and pmax then hand NaN on, for one machine instruction each
  code.get(x).vector(-104).do(f32x4.pmax).vector(89).do(f32x4.pmin).set(r);
  code.get(r).vector(Math.LOG2E).do(f32x4.mul, f32x4.nearest).set(n);
  // ln 2 in two parts, the first short enough that n times it is exact
  for (const part of [-0.693359375, 2.1219444e-4]) {
    code
      .fused(
        () => code.get(n),
        () => code.vector(part),
        () => code.get(r),
      )
      .set(r);
  }
  polynomial(
    code,
    r,
    [1.987569e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1],
  );
  code
    .fused(
      () => {},
      () => code.get(r).get(r).do(f32x4.mul),
      () => code.get(r),
    )
    .vector(1)
    .do(f32x4.add)
    .set(y);
  // 2ⁿ in two factors, so that neither leaves the range of a float
  code
    .get(n)
    .do(code.module.relaxed ? i32x4.relaxedF32 : i32x4.saturateF32)
    .set(n);
  code.get(n).i32(1).do(i32x4.shr).set(half);
  const power = (): Code => code.i32(23).do(i32x4.shl).vectorBits(0x3f800000).do(i32x4.add, f32x4.mul);
  code.get(y).get(half);
  power().get(n).get(half).do(i32x4.sub);
  power();
  code.free('v128', n, r, y, half);
}
