import type { Random } from '../random/random';
import type { Shape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { fans } from './initializer';

/**
 * Glorot (Xavier) normal initialization: keeps the variance of signals, both forward and backward (for tanh and
 * sigmoid).
 *
 *     out ~ N(0, 2 / (fanIn + fanOut))
 *
 * throws    when the shape has fewer than two axes
 * source    Glorot & Bengio 2010, Understanding the difficulty of training deep feedforward neural networks,
 *           https://proceedings.mlr.press/v9/glorot10a.html
 */
export function glorotNormal(rng: Random, shape: Shape): Tensor {
  const { fanIn, fanOut } = fans('glorotNormal', rng, shape);
  return rng.normal(shape, { deviation: Math.sqrt(2 / (fanIn + fanOut)) });
}
