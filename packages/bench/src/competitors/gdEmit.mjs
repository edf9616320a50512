import { hasRelaxedSimd } from '@gd/compile';
import { emit } from '@gd/compile/internal';
import { crossEntropy, mse } from '@gd/losses';
import { trainStep } from '@gd/train';
import { modelOf } from '../network.mjs';
import { ours } from './gd.mjs';

/** gd: emitting the WebAssembly program of a step that is already planned. */
export async function make(problem) {
  const { optimizer, weights, batch } = ours(problem);
  const step = await trainStep({
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
