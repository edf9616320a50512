import type { Code } from '../encode/code';

/** Leaves c₀xⁿ + c₁xⁿ⁻¹ + … on the stack, by Horner's rule. */
export function polynomial(code: Code, x: number, [first, ...rest]: readonly [number, ...number[]]): Code {
  code.vector(first);
  for (const coefficient of rest) code.get(x).times().vector(coefficient).plus();
  return code;
}
