import type { State } from '@gd/core';
import { random } from '@gd/core';
import { take } from '@gd/data';
import type { StepExecutor, TrainingSpec } from './stepExecutor';
import type { StepOutput } from './pureStep';
import { trainStep } from './pureStep';

/** Learns with plain operations. */
export function eagerExecutor<S extends State>({ from, data, ...recipe }: TrainingSpec<S>): StepExecutor<S> {
  const step = trainStep(recipe);
  const rng = random(from.seed).split('pass');
  let at: Pick<StepOutput<S>, 'weights' | 'state'> & Partial<StepOutput<S>> = from;
  let t = from.step;
  return {
    step(rows) {
      const { weights, state } = at;
      const next = step({ weights, state, batch: take(data, rows), t: t + 1, rng: rng.split(t + 1) });
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
