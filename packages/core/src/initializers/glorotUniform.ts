import type { Random } from '../random/random';
import type { Shape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { fans } from './initializer';

/**
 * Glorot (Xavier) uniform initialization: keeps the variance of signals, both forward and backward (for tanh and
 * sigmoid).
 *
 *     −bound ≤ out < bound,  bound = √(6 / (fanIn + fanOut))
 *
 * throws    when the shape has fewer than two axes
 * source    Glorot & Bengio 2010, Understanding the difficulty of training deep feedforward neural networks,
 *           https://proceedings.mlr.press/v9/glorot10a.html
 */
export function glorotUniform(rng: Random, shape: Shape): Tensor {
  const { fanIn, fanOut } = fans('glorotUniform', rng, shape);
  const bound = Math.sqrt(6 / (fanIn + fanOut));
  return rng.uniform(shape, { low: -bound, high: bound });
}
