import type { Optimizer, Schedule, State } from '@gd/core';
import { add, div, mul, pow, sqrt } from '@gd/core';
import { check } from '@gd/core/extend';
import { anOptimizer } from '../options/anOptimizer';
import { declareOptions } from '../options/declareOptions';
import { mergeOptions } from '../options/mergeOptions';
import { mapWeights } from '../weights/mapWeights';

/** Options of `gradientNoise`. */
export interface GradientNoiseOptions {
  /** The variance of the noise at the first step. */
  readonly noise?: Schedule;
  /** How fast the noise decays. */
  readonly noiseDecay?: Schedule;
}

/**
 * Gradient noise: adds normal random numbers to every gradient, smaller and smaller ones over time. They help to leave small
 * dents and flat spots.
 *
 *     grad ← grad + N(0, noise / t^noiseDecay)              each number independently
 *
 * units   noise: those of the gradients, squared
 * state   that of the inner optimizer; the numbers are drawn from the step's `rng`, one stream for each weight name
 * throws  when the step gets no `rng`; every loop of gd passes one
 * source  Neelakantan et al. 2015, Adding gradient noise improves learning for very deep networks, eq. 1,
 *         https://arxiv.org/abs/1511.06807, whose steps count from 0: its 1 + t is our t. The paper tries noise of
 *         0.01, 0.3 and 1
 */
export function gradientNoise<S extends State>(inner: Optimizer<S>, given: GradientNoiseOptions = {}): Optimizer<S> {
  check('gradientNoise: optimizer', inner, anOptimizer);
  const declared = { noise: ['[0, ∞)', 0.01], noiseDecay: ['[0, ∞)', 0.55] } as const;
  const { options: own } = declareOptions('gradientNoise(optimizer, options)', given, declared);
  return {
    ...inner,
    name: `gradientNoise(${inner.name})`,
    options: mergeOptions('gradientNoise', inner, own),
    step(input) {
      if (input.rng === undefined) {
        throw new TypeError(
          'gradientNoise: the step came without `rng` — wanted a stream for this step, like random(42).split(t); minimize, descend and fit give one',
        );
      }
      const rng = input.rng.split('gradientNoise');
      const deviation = sqrt(div(input.options.noise!, pow(input.t, input.options.noiseDecay!)));
      const grads = mapWeights(input.grads, (grad, name) => {
        const drawn = rng.split(name).normal(grad.shape, { dtype: grad.dtype });
        return add(grad, mul(drawn, deviation));
      });
      return inner.step({ ...input, grads });
    },
  };
}
