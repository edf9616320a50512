import type { Assembler } from '../encode/assembler';
import { op } from '../encode/instructions';
import { exp } from './exp';
import { polynomial } from './polynomial';

const { f32x4, v128 } = op;

/**
 * Pushes tanh x, four at a time; within 1.5 ulp.
 *
 *     x + x³ · P(x²)            for |x| < 0.625
 *     ±(1 − 2 / (e²|ˣ| + 1))    elsewhere
 *
 * source  Moshier, Cephes tanhf, https://netlib.org/cephes/
 */
export function tanh(code: Assembler, x: number): void {
  const size = code.local('v128');
  const square = code.local('v128');
  const near = code.local('v128');
  const far = code.local('v128');
  code.get(x).get(x).do(f32x4.mul).set(square);
  polynomial(
    code,
    square,
    [-5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1],
  );
  code.get(square).do(f32x4.mul).get(x).do(f32x4.mul).get(x).do(f32x4.add).set(near);
  code.get(x).do(f32x4.abs).set(size);
  code.get(size).get(size).do(f32x4.add).vector(20).do(f32x4.pmin).set(far);
  code.vector(1).vector(2);
  exp(code, far, { within: true });
  code.vector(1).do(f32x4.add, f32x4.div, f32x4.sub);
  code.set(far).get(near).get(far).get(size).vector(0.625).do(f32x4.lt, v128.select);
  // the sum loses the sign of −0
  code.get(x).vectorBits(0x80000000).do(v128.and, v128.or).set(far);
  code.get(x).get(far).get(x).get(x).do(f32x4.ne, v128.select);
  code.free('v128', size, square, near, far);
}
