import { tensor } from '@gd/core';
import { trainStep } from '@gd/train';
import { lowestOf, patience, tolerance } from './objectives.mjs';

const nothing = { inputs: tensor([0]), targets: tensor([0]) };

/**
 * A test function as a model, with an optimizer, compiled once: the returned function runs from any start.
 *
 * @param {import('@gd/optim/test-functions').TestFunction} testFunction
 * @param {import('@gd/core').Optimizer} optimizer  options that are schedules may change from run to run
 * @returns {Promise<(start: import('@gd/core').Weights) => { steps: number | null, gap: number }>}  the step from which the loss
 *   stays within the tolerance, like `convergedAt` of `minimize`; and how far the last counted step is above the minimum
 */
export async function objectiveRuns({ name, start: weights, loss, ...testFunction }, optimizer) {
  const model = { name, init: () => ({ weights, outputShape: [] }), forward: loss };
  const step = await trainStep({ model, loss: (height) => height, optimizer, weights });
  const lowest = lowestOf(testFunction);
  return (start) => {
    step.load({ weights: start, state: optimizer.init(start), count: 0 });
    let outside = -1;
    let gap = Number.POSITIVE_INFINITY;
    for (let t = 0; t <= patience.steps + patience.beyond; t++) {
      const above = Math.abs(step(nothing) - lowest);
      if (t <= patience.steps) gap = above;
      if (!(above <= tolerance)) outside = t;
      if (!Number.isFinite(above)) return { steps: null, gap: Number.POSITIVE_INFINITY };
    }
    return { steps: outside < patience.steps ? outside + 1 : null, gap };
  };
}
