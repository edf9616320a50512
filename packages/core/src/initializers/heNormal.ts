import type { Random } from '../random/random';
import type { Shape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { fans } from './initializer';

/**
 * He (Kaiming) normal initialization: twice the variance of `lecunNormal`, since relu silences half of the signals.
 *
 *     out ~ N(0, 2 / fanIn)
 *
 * throws    when the shape has fewer than two axes
 * source    He et al. 2015, Delving deep into rectifiers, https://arxiv.org/abs/1502.01852
 */
export function heNormal(rng: Random, shape: Shape): Tensor {
  const { fanIn } = fans('heNormal', rng, shape);
  return rng.normal(shape, { deviation: Math.sqrt(2 / fanIn) });
}
