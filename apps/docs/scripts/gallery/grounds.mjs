import { add, random, sub, tensor } from '@gd/core';
import { bowl, flatPlain, ravine, rosenbrock, saddle, twoValleys } from '@gd/optim/test-functions';

/**
 * @typedef {object} Ground
 * @property {string} id
 * @property {string} title  as it stands in a sentence after "the"
 * @property {string} asks   what is hard about it
 * @property {import('@gd/optim/test-functions').TestFunction} hill
 */

/**
 * The same hill, moved by as much along every axis. A floor at zero would flatter whoever moves by a share of a weight's
 * size: zero is no better a place than any other.
 *
 * @param {import('@gd/optim/test-functions').TestFunction} hill
 * @param {number} by
 * @returns {import('@gd/optim/test-functions').TestFunction}
 */
export function aside({ name, loss, start, minima, domain }, by) {
  const each = (place, change) => Object.fromEntries(Object.entries(place).map(([axis, at]) => [axis, change(at)]));
  return {
    name,
    loss: (place) => loss(each(place, (at) => sub(at, by))),
    start: each(start, (at) => add(at, by)),
    minima: minima.map(({ at, value }) => ({ at: each(at, (one) => add(one, by)), value })),
    domain: each(domain, ([low, high]) => [low + by, high + by]),
  };
}

/** @type {readonly Ground[]} The shared hills, from the easiest on. */
export const grounds = [
  { id: 'bowl', title: 'bowl', asks: 'one round valley', hill: bowl },
  { id: 'ravine', title: 'ravine', asks: 'steep walls, and a floor that hardly tilts', hill: aside(ravine(25), 1) },
  { id: 'rosenbrock', title: 'banana valley', asks: 'a floor that bends (Rosenbrock)', hill: rosenbrock },
  { id: 'saddle', title: 'mountain pass', asks: 'flat where Wen starts, and no floor there', hill: aside(saddle, 1) },
  { id: 'plateau', title: 'plain with a pit', asks: 'hardly a slope to follow', hill: aside(flatPlain, 1) },
  { id: 'twoValleys', title: 'two valleys', asks: 'a start above the wrong one', hill: twoValleys },
];

/** Wen has arrived when the ground is this near to the lowest floor, and stays so near. */
export const doorstep = 0.01;
/** The most steps that count, and how many more have to stay on the doorstep. */
export const patience = { steps: 1000, beyond: 200 };

const starts = 7;

/** How high the lowest floor of a hill is. @param {import('@gd/optim/test-functions').TestFunction} hill */
export const floorOf = ({ minima }) => Math.min(...minima.map(({ value }) => value));

/**
 * Where the walks set out: the customary start and places near it, drawn from a seed.
 *
 * @param {Ground} ground
 * @param {number} seed
 */
export function startsOf({ id, hill }, seed) {
  const chance = random(seed).split(id);
  return Array.from({ length: starts }, (_, i) => {
    if (i === 0) return hill.start;
    const shaken = Object.entries(hill.start).map(([axis, { data }]) => {
      const [low, high] = hill.domain[axis];
      const by = (high - low) / 20;
      const { data: drawn } = chance.split(`${axis} ${i}`).uniform([1], { low: -by, high: by, dtype: 'float64' });
      return [axis, tensor(Float64Array.of(data[0] + drawn[0]), { shape: [] })];
    });
    return Object.fromEntries(shaken);
  });
}
