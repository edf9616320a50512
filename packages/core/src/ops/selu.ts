import { lift } from '../op/op';
import type { Operand, Tensor } from '../tensor/tensor';
import { elu } from './elu';
import { mul } from './mul';

const alpha = 1.6732632423543772;
const scale = 1.0507009873554805;

/**
 * Scaled exponential linear unit: an `elu` scaled so that activations keep mean 0 and variance 1 from layer to layer.
 *
 *     out = 1.0507 · elu(x, 1.67326)
 *
 * shape     as x
 * gradient  1.0507 above 0, 1.7581 · eˣ below
 * source    Klambauer et al. 2017, Self-normalizing neural networks, https://arxiv.org/abs/1706.02515
 */
export function selu(x: Operand): Tensor {
  const tensor = lift('selu', x);
  return mul(elu(tensor, alpha), scale);
}
