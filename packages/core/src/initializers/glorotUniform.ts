import type { Random } from '../random/random';
import type { Shape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { fans } from './initializer';

/**
 * Glorot (Xavier) initialization, uniform: draws that keep the size of signals both forward and backward (tanh,
 * sigmoid).
 *
 *     −bound ≤ out < bound,  bound = √(6 / (fanIn + fanOut))
 *
 * throws    when the shape is not a kernel's: fewer than two axes
 * source    Glorot & Bengio 2010, Understanding the difficulty of training deep feedforward neural networks,
 *           https://proceedings.mlr.press/v9/glorot10a.html
 */
export function glorotUniform(rng: Random, shape: Shape): Tensor {
  const { fanIn, fanOut } = fans('glorotUniform', rng, shape);
  const bound = Math.sqrt(6 / (fanIn + fanOut));
  return rng.uniform(shape, { low: -bound, high: bound });
}
