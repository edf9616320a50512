import type { State, Tensor, Weights } from '@gd/core';
import { warnOnce } from '@gd/core/extend';
import { assertScalarLoss } from './assertScalarLoss';
import { checkTargets } from './checkTargets';
import { eagerExecutor } from './eagerExecutor';
import type { StepExecutor, TrainingSpec } from './stepExecutor';

/** Learns with a compiled step; with plain operations, and saying so, where that cannot be. */
export async function compiledExecutor<S extends State>(spec: TrainingSpec<S>): Promise<StepExecutor<S>> {
  const { model, loss, optimizer, data, from } = spec;
  let compiler: typeof import('@gd/compile');
  try {
    compiler = await import('@gd/compile');
  } catch (error) {
    warnOnce(`fit: @gd/compile could not be loaded, so it runs eagerly, slower — ${(error as Error).message}`);
    return eagerExecutor(spec);
  }
  checkTargets(spec);
  const checked: typeof loss = (prediction, targets) => assertScalarLoss('trainStep', loss(prediction, targets));
  const descend = compiler.trainStep({ model, loss: checked, optimizer, data, weights: from.weights, seed: from.seed });
  descend.load({ weights: from.weights, state: from.state, count: from.step });
  const forward = compiler.compile((weights: Weights, inputs: Tensor) => model.forward(weights, inputs));
  let plain: StepExecutor<S> | undefined;
  let forwardsPlainly = false;

  const mustBeTraced = (error: unknown): void => {
    if (!(error instanceof compiler.TraceError)) throw error;
    warnOnce(`fit: it runs eagerly, slower — ${error.message}. To keep this quiet: compiled: false`);
  };
  return {
    step(rows) {
      if (plain !== undefined) return plain.step(rows);
      try {
        return descend.pick(rows);
      } catch (error) {
        mustBeTraced(error);
        plain = eagerExecutor(spec);
        plain.load({ weights: descend.weights(), state: descend.state(), step: descend.count });
        return plain.step(rows);
      }
    },
    prediction: () => (plain ?? descend).prediction(),
    weights: () => (plain ?? descend).weights(),
    state: () => (plain ?? descend).state(),
    load(place) {
      if (plain === undefined) descend.load({ weights: place.weights, state: place.state, count: place.step });
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
