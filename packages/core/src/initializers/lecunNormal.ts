import type { Random } from '../random/random';
import type { Shape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { fans } from './initializer';

/**
 * Draws from a bell curve just wide enough that signals keep their size on the way forward (selu, linear).
 *
 *     deviation = √(1 / fanIn)
 *
 * throws  when the shape is not a kernel's: fewer than two axes
 * source  LeCun et al. 1998, Efficient backprop, https://doi.org/10.1007/3-540-49430-8_2
 */
export function lecunNormal(random: Random, shape: Shape): Tensor {
  const { fanIn } = fans('lecunNormal', shape);
  return random.normal(shape, { deviation: Math.sqrt(1 / fanIn) });
}
