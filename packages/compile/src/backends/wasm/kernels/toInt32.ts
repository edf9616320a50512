import { op } from '../encode/instructions';
import type { Emit } from './scalarOp';

const { f32x4, f64, i32x4, i64, v128 } = op;

/**
 * Converts float32 to int32 by JavaScript's ToInt32: truncated, wrapped beyond 32 bits, 0 for infinities and NaN. Four
 * at a time.
 */
export const toInt32Lanes: Emit = (code, [x]) => {
  const size = code.local('v128');
  const negative = code.local('v128');
  code.get(x!).do(f32x4.abs).set(size).get(size);
  code
    .get(size)
    .vector(2 ** -32)
    .do(f32x4.mul, f32x4.trunc)
    .vector(2 ** 32)
    .do(f32x4.mul, f32x4.sub);
  code.do(i32x4.saturateF32U).get(x!).vectorBits(0).do(f32x4.lt).set(negative);
  code.get(negative).do(v128.xor).get(negative).do(i32x4.sub).free('v128', size, negative);
};

/** Like `toInt32Lanes`, for a single number. */
export const toInt32 =
  (from: 'f32' | 'f64'): Emit =>
  (code, [x]) => {
    const wide = code.local('f64');
    code.get(x!);
    if (from === 'f32') code.do(f64.fromF32);
    code.set(wide).get(wide);
    code
      .get(wide)
      .f64(2 ** -32)
      .do(f64.mul, f64.trunc)
      .f64(2 ** 32)
      .do(f64.mul, f64.sub);
    code.do(i64.fromF64Saturated, i64.toI32).free('f64', wide);
  };
