import type { Assembler } from '../encode/assembler';
import { op } from '../encode/instructions';
import { exp } from './exp';
import { polynomial } from './polynomial';

const { f32x4, v128 } = op;

/**
 * Pushes the error function of x, four at a time; within 2 ulp.
 *
 *     x + x · P(x²)              for |x| < 0.928
 *     ±(1 − e^(−|x| + |x| · Q(|x|)))    elsewhere
 *
 * source  Juffa 2017, Efficient, accurate single-precision erff, https://stackoverflow.com/a/35148199
 */
export function erf(code: Assembler, x: number): void {
  const size = code.local('v128');
  const square = code.local('v128');
  const near = code.local('v128');
  const far = code.local('v128');
  code.get(x).do(f32x4.abs).set(size).get(x).get(x).do(f32x4.mul).set(square);
  polynomial(
    code,
    square,
    [-5.96761703e-4, 4.99119423e-3, -2.67681349e-2, 1.12819925e-1, -3.76125336e-1, 1.28379166e-1],
  );
  code.get(x).do(f32x4.mul).get(x).do(f32x4.add).set(near);
  polynomial(
    code,
    size,
    [-1.7285347e-5, 3.83197126e-4, -3.88396438e-3, 2.42546219e-2, -1.06777877e-1, -6.34846687e-1, -1.28717512e-1],
  );
  code.get(size).do(f32x4.mul).get(size).do(f32x4.sub).set(far);
  // beyond 10 the result is 1, but the polynomial would turn back
  code.get(far).vector(-100).get(size).vector(10).do(f32x4.lt, v128.select).set(far);
  code.vector(1);
  exp(code, far);
  code.do(f32x4.sub).get(x).vectorBits(0x80000000).do(v128.and, v128.or).set(far);
  code.get(near).get(far).get(size).vector(0.927734375).do(f32x4.lt, v128.select).set(far);
  code.get(x).get(far).get(x).get(x).do(f32x4.ne, v128.select);
  code.free('v128', size, square, near, far);
}
