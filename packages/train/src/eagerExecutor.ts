import type { State } from '@gd/core';
import { random } from '@gd/core';
import { take } from '@gd/data';
import type { Learner, Task } from './stepExecutor';
import type { StepTo } from './trainStep';
import { trainStep } from './trainStep';

/** Learns with plain operations. */
export function eagerLearner<S extends State>({ from, data, ...recipe }: Task<S>): Learner<S> {
  const step = trainStep(recipe);
  const chance = random(from.seed).split('pass');
  let at: Pick<StepTo<S>, 'weights' | 'state'> & Partial<StepTo<S>> = from;
  let t = from.step;
  return {
    step(rows) {
      const { weights, state } = at;
      const next = step({ weights, state, batch: take(data, rows), t: t + 1, random: chance.split(t + 1) });
      at = next;
      t++;
      return next.loss;
    },
    prediction: () => at.prediction!,
    weights: () => at.weights,
    state: () => at.state,
    load(place) {
      at = place;
      t = place.step;
    },
    forward: (weights, inputs) => recipe.model.forward(weights, inputs),
  };
}
