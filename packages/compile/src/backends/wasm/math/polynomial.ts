import type { Assembler } from '../encode/assembler';

/** Pushes c₀xⁿ + c₁xⁿ⁻¹ + …, by Horner's rule. */
export function polynomial(code: Assembler, x: number, [first, ...rest]: readonly [number, ...number[]]): Assembler {
  code.vector(first);
  for (const coefficient of rest) code.get(x).times().vector(coefficient).plus();
  return code;
}
