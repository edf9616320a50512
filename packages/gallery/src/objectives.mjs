import { add, random, sub } from '@gd/core';
import { scalar } from '@gd/core/extend';
import { bowl, flatPlain, ravine, rosenbrock, saddle, twoValleys } from '@gd/optim/test-functions';

/**
 * @typedef {object} GalleryObjective
 * @property {string} id
 * @property {string} title  as it follows "the" in a sentence
 * @property {string} asks   the difficulty
 * @property {import('@gd/optim/test-functions').TestFunction} testFunction
 */

/**
 * A test function shifted by the same amount along every axis. A minimum at zero would flatter optimizers that step in
 * proportion to a weight's size.
 *
 * @param {import('@gd/optim/test-functions').TestFunction} testFunction
 * @param {number} by
 * @returns {import('@gd/optim/test-functions').TestFunction}
 */
export function shifted({ name, loss, start, minima, domain }, by) {
  const each = (point, change) => Object.fromEntries(Object.entries(point).map(([axis, at]) => [axis, change(at)]));
  return {
    name,
    loss: (point) => loss(each(point, (at) => sub(at, by))),
    start: each(start, (at) => add(at, by)),
    minima: minima.map(({ at, value }) => ({ at: each(at, (one) => add(one, by)), value })),
    domain: each(domain, ([low, high]) => [low + by, high + by]),
  };
}

/** @type {readonly GalleryObjective[]} The test functions that every optimizer is measured on, the easiest first. */
export const objectives = [
  { id: 'bowl', title: 'bowl', asks: 'one round valley', testFunction: bowl },
  {
    id: 'ravine',
    title: 'ravine',
    asks: 'steep walls, and a floor that hardly tilts',
    testFunction: shifted(ravine(25), 1),
  },
  { id: 'rosenbrock', title: 'banana valley', asks: 'a floor that bends (Rosenbrock)', testFunction: rosenbrock },
  {
    id: 'saddle',
    title: 'mountain pass',
    asks: 'flat where Wen starts, and no floor there',
    testFunction: shifted(saddle, 1),
  },
  { id: 'plateau', title: 'plain with a pit', asks: 'hardly a slope to follow', testFunction: shifted(flatPlain, 1) },
  { id: 'twoValleys', title: 'two valleys', asks: 'a start above the wrong one', testFunction: twoValleys },
];

/** A run has converged when its loss is within this distance of the lowest minimum, and stays there. */
export const tolerance = 0.01;
/** The maximum number of steps, and for how many more the loss must stay within the tolerance. */
export const patience = { steps: 1000, beyond: 200 };

const starts = 7;

/** The value of the lowest minimum. @param {import('@gd/optim/test-functions').TestFunction} testFunction */
export const lowestOf = ({ minima }) => Math.min(...minima.map(({ value }) => value));

/**
 * The starts of runs: the customary start and points near it, drawn from a seed.
 *
 * @param {GalleryObjective} objective
 * @param {number} seed
 */
export function startsOf({ id, testFunction }, seed) {
  const rng = random(seed).split(id);
  return Array.from({ length: starts }, (_, i) => {
    if (i === 0) return testFunction.start;
    const shaken = Object.entries(testFunction.start).map(([axis, { data }]) => {
      const [low, high] = testFunction.domain[axis];
      const by = (high - low) / 20;
      const { data: drawn } = rng.split(`${axis} ${i}`).uniform([1], { low: -by, high: by, dtype: 'float64' });
      return [axis, scalar(data[0] + drawn[0])];
    });
    return Object.fromEntries(shaken);
  });
}
