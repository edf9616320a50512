import type { State, Tensor, Weights } from '@gd/core';
import { checkedLoss } from './assertScalarLoss';
import { checkTruth } from './checkTargets';
import { eagerLearner } from './eagerExecutor';
import type { Learner, Task } from './stepExecutor';
import { sayOnce } from './warnOnce';

/** Learns with a compiled step; with plain operations, and saying so, where that cannot be. */
export async function compiledLearner<S extends State>(task: Task<S>): Promise<Learner<S>> {
  const { model, loss, optimizer, data, from } = task;
  let compiler: typeof import('@gd/compile');
  try {
    compiler = await import('@gd/compile');
  } catch (error) {
    sayOnce(`fit: @gd/compile could not be loaded, so it runs eagerly, slower — ${(error as Error).message}`);
    return eagerLearner(task);
  }
  checkTruth(task);
  const checked: typeof loss = (prediction, truth) => checkedLoss('trainStep', loss(prediction, truth));
  const walk = compiler.trainStep({ model, loss: checked, optimizer, data, weights: from.weights, seed: from.seed });
  walk.load({ weights: from.weights, state: from.state, count: from.step });
  const forward = compiler.compile((weights: Weights, inputs: Tensor) => model.forward(weights, inputs));
  let plain: Learner<S> | undefined;
  let forwardsPlainly = false;

  const mustBeTraced = (error: unknown): void => {
    if (!(error instanceof compiler.TraceError)) throw error;
    sayOnce(`fit: it runs eagerly, slower — ${error.message}. To keep this quiet: compiled: false`);
  };
  return {
    step(rows) {
      if (plain !== undefined) return plain.step(rows);
      try {
        return walk.pick(rows);
      } catch (error) {
        mustBeTraced(error);
        plain = eagerLearner(task);
        plain.load({ weights: walk.weights(), state: walk.state(), step: walk.count });
        return plain.step(rows);
      }
    },
    prediction: () => (plain ?? walk).prediction(),
    weights: () => (plain ?? walk).weights(),
    state: () => (plain ?? walk).state(),
    load(place) {
      if (plain === undefined) walk.load({ weights: place.weights, state: place.state, count: place.step });
      else plain.load(place);
    },
    forward(weights, inputs) {
      if (forwardsPlainly) return model.forward(weights, inputs);
      try {
        return forward(weights, inputs);
      } catch (error) {
        mustBeTraced(error);
        forwardsPlainly = true;
        return model.forward(weights, inputs);
      }
    },
  };
}
