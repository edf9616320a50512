import { random } from '@gd/core';
import { crossEntropy, mse } from '@gd/losses';
import { gradientStep, modelObjective, resolveOptions } from '@gd/optim';
import { modelOf } from '../network.mjs';
import { ours } from './gd.mjs';

/** gd, eager: the step of `fit`. */
export function make(problem) {
  const { optimizer, weights, batch } = ours(problem);
  const loss = problem.loss === 'mse' ? mse : crossEntropy;
  const step = gradientStep({ objective: modelObjective(modelOf(problem), loss), optimizer });
  const rng = random(0);
  let at;
  let t;
  const restart = () => {
    at = { weights, buffers: {}, state: optimizer.init(weights) };
    t = 0;
  };
  const run = () => {
    t++;
    at = step({ ...at, options: resolveOptions(optimizer.options, t), t, batch, rng: rng.split(t) });
    return at.loss.data[0];
  };
  restart();
  return { run, restart };
}
