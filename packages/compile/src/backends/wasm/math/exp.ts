import type { Assembler } from '../encode/assembler';
import { op } from '../encode/instructions';
import { polynomial } from './polynomial';

const { f32x4, i32x4 } = op;

/** 1.5 · 2²³: adding it to a small number rounds that to a whole number, in the last bits. */
const anchor = 12582912;
const anchorBits = 0x4b400000;

/**
 * Pushes eˣ, four at a time; within 1 ulp, and exact for denormal results, infinity and NaN. `within` promises that
 * −80 < x < 80, which saves the handling of both ends.
 *
 *     n = ⌊x / ln 2⌉
 *     r = x − n · ln 2
 *     e = (1 + r + r² · P(r)) · 2ⁿ
 *
 * source  Moshier, Cephes expf, https://netlib.org/cephes/
 */
export function exp(code: Assembler, x: number, { within = false } = {}): void {
  const n = code.local('v128');
  const r = code.local('v128');
  const whole = code.local('v128');
  code.get(x);
  // with the variable first, pmin and pmax propagate NaN in one machine instruction each
  if (!within) code.vector(-104).do(f32x4.pmax).vector(89).do(f32x4.pmin);
  code.set(r);
  code.get(r).vector(Math.LOG2E).times().vector(anchor).plus().set(whole);
  code.get(whole).vector(anchor).do(f32x4.sub).set(n);
  // ln 2 in two parts, the first short enough that n times it is exact
  for (const part of [-0.693359375, 2.1219444e-4]) {
    code.get(n).vector(part).times().get(r).plus().set(r);
  }
  polynomial(
    code,
    r,
    [1.987569e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1],
  );
  code.get(r).get(r).do(f32x4.mul).times().get(r).plus().vector(1).do(f32x4.add);
  if (within) code.get(whole).i32(23).do(i32x4.shl, i32x4.add);
  else {
    // 2ⁿ in two factors, so that neither leaves the range of a float
    code.get(whole).vectorBits(anchorBits).do(i32x4.sub).set(whole).get(whole).i32(1).do(i32x4.shr).set(n);
    const power = (): Assembler => code.i32(23).do(i32x4.shl).vectorBits(0x3f800000).do(i32x4.add, f32x4.mul);
    code.get(n);
    power().get(whole).get(n).do(i32x4.sub);
    power();
  }
  code.free('v128', n, r, whole);
}
