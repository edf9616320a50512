import type { Operand, Tensor } from '../tensor/tensor';
import { add } from './add';
import { erf } from './erf';
import { mul } from './mul';
import { square } from './square';
import { tanh } from './tanh';

/** How `gelu` is computed. */
export interface GeluOptions {
  /** Use the quicker formula with `tanh`, off by at most 0.0005. */
  readonly approximate?: boolean;
}

/**
 * Lets each number through with the chance that a draw from the bell curve lies below it.
 *
 *     out = x · (1 + erf(x/√2)) / 2
 *     out ≈ x · (1 + tanh(√(2/π) · (x + 0.044715 x³))) / 2   (approximate)
 *
 * shape   stays
 * gradient   Φ(x) + x · φ(x), the bell curve's share below x and its height there
 * source  Hendrycks & Gimpel 2016, Gaussian error linear units, https://arxiv.org/abs/1606.08415
 */
export function gelu(x: Operand, { approximate = false }: GeluOptions = {}): Tensor {
  const bent = approximate
    ? tanh(mul(mul(x, add(mul(square(x), 0.044715), 1)), Math.sqrt(2 / Math.PI)))
    : erf(mul(x, Math.SQRT1_2));
  return mul(mul(x, 0.5), add(bent, 1));
}
