import { trainStep } from '@gd/compile';
import { tensor } from '@gd/core';
import { doorstep, floorOf, patience } from './grounds.mjs';

const nothing = { inputs: tensor([0]), targets: tensor([0]) };

/**
 * A hill as a model, with an optimizer on it, compiled once: the answer walks from any start.
 *
 * @param {import('@gd/optim/test-functions').TestFunction} hill
 * @param {import('@gd/core').Optimizer} optimizer  options that are schedules may change from walk to walk
 * @returns {(start: import('@gd/core').Weights) => { steps: number | null, gap: number }}  the step from which it stands
 *   on the doorstep, as `convergedAt` of `minimize`; and how high above the floor the last of the counted places is
 */
export function hillRuns(hill, optimizer) {
  const model = { name: hill.name, init: () => ({ weights: hill.start, outputShape: [] }), forward: hill.loss };
  const step = trainStep({ model, loss: (height) => height, optimizer, weights: hill.start });
  const floor = floorOf(hill);
  return (start) => {
    step.load({ weights: start, state: optimizer.init(start), count: 0 });
    let outside = -1;
    let gap = Number.POSITIVE_INFINITY;
    for (let place = 0; place <= patience.steps + patience.beyond; place++) {
      const above = Math.abs(step(nothing) - floor);
      if (place <= patience.steps) gap = above;
      if (!(above <= doorstep)) outside = place;
      if (!Number.isFinite(above)) return { steps: null, gap: Number.POSITIVE_INFINITY };
    }
    return { steps: outside < patience.steps ? outside + 1 : null, gap };
  };
}
