import type { Code } from '../wasm/code';
import { op } from '../wasm/instructions';
import { polynomial } from './polynomial';

const { f32x4, i32x4, v128 } = op;

/**
 * Leaves ln x on the stack, four at a time; within 1 ulp, −∞ for 0, NaN below.
 *
 *     x = m · 2ᵉ with m in [√½, √2)
 *     ln x = e · ln 2 + (m − 1) − (m − 1)²/2 + (m − 1)³ · P(m − 1)
 *
 * source  Moshier, Cephes logf, https://netlib.org/cephes/
 */
export function log(code: Code, x: number): void {
  const [scaled, e, m, square, y, mask] = Array.from({ length: 6 }, () => code.local('v128')) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  // denormals are first made 2²³ times as large
  code.get(x).vectorBits(0x00800000).do(f32x4.lt).set(mask);
  code.get(x).vector(8388608).do(f32x4.mul).get(x).get(mask).do(v128.select).set(scaled);
  code.get(scaled).i32(23).do(i32x4.shrU).vectorBits(126).do(i32x4.sub, f32x4.fromI32);
  code.get(mask).vector(23).do(v128.and, f32x4.sub).set(e);
  code.get(scaled).vectorBits(0x007fffff).do(v128.and).vectorBits(0x3f000000).do(v128.or).set(m);
  code.get(m).vector(Math.SQRT1_2).do(f32x4.lt).set(mask);
  code.get(e).get(mask).vector(1).do(v128.and, f32x4.sub).set(e);
  code.get(m).get(mask).get(m).do(v128.and, f32x4.add).vector(1).do(f32x4.sub).set(m);
  code.get(m).get(m).do(f32x4.mul).set(square);
  polynomial(
    code,
    m,
    [
      7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
      2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
    ],
  );
  code.get(m).do(f32x4.mul).get(square).do(f32x4.mul);
  code.get(e).vector(-2.1219444e-4).do(f32x4.mul, f32x4.add).get(square).vector(0.5).do(f32x4.mul, f32x4.sub);
  code.get(m).do(f32x4.add).get(e).vector(0.693359375).do(f32x4.mul, f32x4.add).set(y);
  // infinity and NaN stand for themselves
  code.get(y).get(x).get(x).vectorBits(0x7f800000).do(f32x4.lt, v128.select).set(y);
  code.vectorBits(0xff800000).get(y).get(x).vectorBits(0).do(f32x4.eq, v128.select).set(y);
  code.vectorBits(0x7fc00000).get(y).get(x).vectorBits(0).do(f32x4.lt, v128.select);
  code.free('v128', scaled, e, m, square, y, mask);
}
