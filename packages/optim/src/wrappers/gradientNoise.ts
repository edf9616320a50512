import type { Optimizer, Schedule, State } from '@gd/core';
import { add, div, mul, pow, sqrt } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { mergeOptions } from '../options/mergeOptions';
import { mapWeights } from '../weights/mapWeights';

/** How much `gradientNoise` shakes. */
export interface GradientNoiseOptions {
  /** How much at the first step: the variance of what is added to each gradient. */
  readonly noise?: Schedule;
  /** How fast it calms down. */
  readonly noiseDecay?: Schedule;
}

/**
 * Shakes every gradient a little by chance, less and less: the walker gets out of small dents and off flat spots.
 *
 *     grad ← grad + N(0, noise / t^noiseDecay)              each number by itself
 *
 * units   noise: those of the gradients, squared
 * state   that of the inner optimizer; the chance is the step's own, told apart by the weight's name
 * throws  when the step comes without `rng`; every loop of gd brings it
 * source  Neelakantan et al. 2015, Adding gradient noise improves learning for very deep networks, eq. 1,
 *         https://arxiv.org/abs/1511.06807, whose steps count from 0: its 1 + t is our t. It tries noise of 0.01, 0.3 and 1
 */
export function gradientNoise<S extends State>(
  inner: Optimizer<S>,
  { noise = 0.01, noiseDecay = 0.55, ...rest }: GradientNoiseOptions = {},
): Optimizer<S> {
  const declared = { noise: [noise, '[0, ∞)'], noiseDecay: [noiseDecay, '[0, ∞)'] } as const;
  const own = declareOptions('gradientNoise', declared, rest);
  return {
    ...inner,
    name: `gradientNoise(${inner.name})`,
    options: mergeOptions('gradientNoise', inner, own),
    step(view) {
      if (view.rng === undefined) {
        throw new TypeError(
          'gradientNoise: the step came without `rng` — give it, a stream for this step, like random(42).split(t); minimize, descend and fit do',
        );
      }
      const rng = view.rng.split('gradientNoise');
      const deviation = sqrt(div(view.options.noise!, pow(view.t, view.options.noiseDecay!)));
      const grads = mapWeights(view.grads, (grad, name) => {
        const drawn = rng.split(name).normal(grad.shape, { dtype: grad.dtype });
        return add(grad, mul(drawn, deviation));
      });
      return inner.step({ ...view, grads });
    },
  };
}
