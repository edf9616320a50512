import type { Random } from '../random/random';
import type { Shape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { fans } from './initializer';

/**
 * LeCun initialization, normal: draws that keep the size of signals on the way forward (selu, linear).
 *
 *     out ~ N(0, 1 / fanIn)
 *
 * throws    when the shape is not a kernel's: fewer than two axes
 * source    LeCun et al. 1998, Efficient backprop, https://doi.org/10.1007/3-540-49430-8_2
 */
export function lecunNormal(rng: Random, shape: Shape): Tensor {
  const { fanIn } = fans('lecunNormal', rng, shape);
  return rng.normal(shape, { deviation: Math.sqrt(1 / fanIn) });
}
