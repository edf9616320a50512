import { hasRelaxedSimd, trainStep } from '@gd/compile';
import { emit } from '@gd/compile/internal';
import { crossEntropy, mse } from '@gd/losses';
import { modelOf } from '../network.mjs';
import { ours } from './gd.mjs';

/** Ours: writing the program of a step that is planned already, as WebAssembly. */
export function make(problem) {
  const { optimizer, weights, batch } = ours(problem);
  const step = trainStep({
    model: modelOf(problem),
    loss: problem.loss === 'mse' ? mse : crossEntropy,
    optimizer,
    weights,
    threads: 1,
  });
  step(batch);
  const [{ plan }] = step.programs;
  return { run: () => emit(plan, { relaxed: hasRelaxedSimd(), pool: 0 }).finished().length };
}
