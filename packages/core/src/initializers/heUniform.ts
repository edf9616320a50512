import type { Random } from '../random/random';
import type { Shape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { fans } from './initializer';

/**
 * He (Kaiming) uniform initialization: twice the variance of `lecunUniform`, since relu silences half of the signals.
 *
 *     −bound ≤ out < bound,  bound = √(6 / fanIn)
 *
 * throws    when the shape has fewer than two axes
 * source    He et al. 2015, Delving deep into rectifiers, https://arxiv.org/abs/1502.01852
 */
export function heUniform(rng: Random, shape: Shape): Tensor {
  const { fanIn } = fans('heUniform', rng, shape);
  const bound = Math.sqrt(6 / fanIn);
  return rng.uniform(shape, { low: -bound, high: bound });
}
