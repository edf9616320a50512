import type { Assembler } from '../encode/assembler';
import { op } from '../encode/instructions';
import { polynomial } from './polynomial';

const { f32x4, i32x4, v128 } = op;

/** √½ as bits. */
const rootBits = 0x3f3504f3;

/**
 * Pushes ln x, four at a time; within 1 ulp, −∞ for 0, NaN below.
 *
 *     x = m · 2ᵉ with m in [√½, √2)
 *     ln x = e · ln 2 + (m − 1) − (m − 1)²/2 + (m − 1)³ · P(m − 1)
 *
 * source  Moshier, Cephes logf, https://netlib.org/cephes/
 */
export function log(code: Assembler, x: number): void {
  const isOdd = code.local('i32');
  const vectors = Array.from({ length: 6 }, () => code.local('v128'));
  const [scaled, lift, e, m, square, mask] = vectors as [number, number, number, number, number, number];
  // 0, denormals, negative numbers, infinity and NaN are rare: their bits are below those of 2⁻¹²⁶ or above the largest
  // float's
  code.get(x).vectorBits(0x00800000).do(i32x4.lt).get(x).vectorBits(0x7f7fffff).do(i32x4.gt, v128.or, v128.anyTrue);
  code.set(isOdd).get(x).set(scaled).vectorBits(0).set(lift).get(isOdd);
  code.when(() => {
    // denormals are first multiplied by 2²³
    code.get(x).vectorBits(0x00800000).do(f32x4.lt).set(mask).get(mask).vector(23).do(v128.and).set(lift);
    code.get(x).vector(8388608).do(f32x4.mul).get(x).get(mask).do(v128.select).set(scaled);
  });
  // counted from √½ on, the exponent is e and the rest is m's
  code.get(scaled).vectorBits(rootBits).do(i32x4.sub).set(scaled);
  code.get(scaled).i32(23).do(i32x4.shr, f32x4.fromI32).get(lift).do(f32x4.sub).set(e);
  code.get(scaled).vectorBits(0x007fffff).do(v128.and).vectorBits(rootBits).do(i32x4.add);
  code.vector(1).do(f32x4.sub).set(m);
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
  code.get(m).do(f32x4.add).get(e).vector(0.693359375).do(f32x4.mul, f32x4.add).set(m).get(isOdd);
  code.when(() => {
    // infinity and NaN stay
    code.get(m).get(x).get(x).vectorBits(0x7f800000).do(f32x4.lt, v128.select).set(m);
    code.vectorBits(0xff800000).get(m).get(x).vectorBits(0).do(f32x4.eq, v128.select).set(m);
    code.vectorBits(0x7fc00000).get(m).get(x).vectorBits(0).do(f32x4.lt, v128.select).set(m);
  });
  code.get(m).free('i32', isOdd);
  code.free('v128', ...vectors);
}
