import type { Assembler } from '../encode/assembler';
import { op } from '../encode/instructions';
import { exp } from './exp';

const { f32x4 } = op;

/**
 * Pushes 1 / (1 + e⁻ˣ), four at a time; within 3 ulp.
 */
export function sigmoid(code: Assembler, x: number): void {
  const minus = code.local('v128');
  code.get(x).do(f32x4.neg).set(minus);
  code.vector(1).vector(1);
  exp(code, minus);
  code.do(f32x4.add, f32x4.div).free('v128', minus);
}
