import type { Random } from '../random/random';
import type { Shape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { fans } from './initializer';

/**
 * LeCun normal initialization: keeps the variance of signals in the forward pass (for selu and linear layers).
 *
 *     out ~ N(0, 1 / fanIn)
 *
 * throws    when the shape has fewer than two axes
 * source    LeCun et al. 1998, Efficient backprop, https://doi.org/10.1007/3-540-49430-8_2
 */
export function lecunNormal(rng: Random, shape: Shape): Tensor {
  const { fanIn } = fans('lecunNormal', rng, shape);
  return rng.normal(shape, { deviation: Math.sqrt(1 / fanIn) });
}
