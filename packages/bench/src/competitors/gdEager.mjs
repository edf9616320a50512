import { crossEntropy, mse } from '@gd/losses';
import { trainStep } from '@gd/train';
import { modelOf } from '../network.mjs';
import { ours } from './gd.mjs';

/** Ours, eager: the step that `fit` takes. */
export function make(problem) {
  const { optimizer, weights, batch } = ours(problem);
  const loss = problem.loss === 'mse' ? mse : crossEntropy;
  const step = trainStep({ model: modelOf(problem), loss, optimizer });
  let at;
  let t;
  const restart = () => {
    at = { weights, state: optimizer.init(weights) };
    t = 0;
  };
  const run = () => {
    at = step({ weights: at.weights, state: at.state, batch, t: ++t });
    return at.loss;
  };
  restart();
  return { run, restart };
}
