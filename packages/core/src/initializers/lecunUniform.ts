import type { Random } from '../random/random';
import type { Shape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { fans } from './initializer';

/**
 * LeCun uniform initialization: keeps the variance of signals in the forward pass (for selu and linear layers).
 *
 *     −bound ≤ out < bound,  bound = √(3 / fanIn)
 *
 * throws    when the shape has fewer than two axes
 * source    LeCun et al. 1998, Efficient backprop, https://doi.org/10.1007/3-540-49430-8_2
 */
export function lecunUniform(rng: Random, shape: Shape): Tensor {
  const { fanIn } = fans('lecunUniform', rng, shape);
  const bound = Math.sqrt(3 / fanIn);
  return rng.uniform(shape, { low: -bound, high: bound });
}
