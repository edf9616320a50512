import { aFlag } from '../check/check';
import { readOptions } from '../check/readOptions';
import { lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { add } from './add';
import { erf } from './erf';
import { mul } from './mul';
import { square } from './square';
import { tanh } from './tanh';

/** Options of `gelu`. */
export interface GeluOptions {
  /** Use the faster formula with `tanh`, whose error is at most 0.0005. */
  readonly approximate?: boolean;
}

/**
 * Gaussian error linear unit: x times the probability that a standard normal draw is below x.
 *
 *     out = x · (1 + erf(x/√2)) / 2
 *     out ≈ x · (1 + tanh(√(2/π) · (x + 0.044715 x³))) / 2     with `approximate`
 *
 * shape     as x
 * gradient  Φ(x) + x · φ(x), with Φ the normal distribution and φ its density
 * source    Hendrycks & Gimpel 2016, Gaussian error linear units, https://arxiv.org/abs/1606.08415
 */
export function gelu(operand: Operand, options: GeluOptions = {}): Tensor {
  const x = lift('gelu', operand);
  const { approximate } = readOptions('gelu(x, options)', options, { approximate: [aFlag, false] });
  const bent = approximate
    ? tanh(mul(mul(x, add(mul(square(x), 0.044715), 1)), Math.sqrt(2 / Math.PI)))
    : erf(mul(x, Math.SQRT1_2));
  return mul(mul(x, 0.5), add(bent, 1));
}
