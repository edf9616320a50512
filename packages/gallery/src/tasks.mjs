import { objectives } from './objectives.mjs';

/** The titles of the networks; networks.mjs has the networks themselves. */
export const networkTasks = [
  { id: 'moons', title: 'moons network', asks: 'two half-moons, 2-16-2 (tanh), 200 steps' },
  { id: 'digits', title: 'digits network', asks: 'handwritten digits, 64-32-10 (relu), 200 steps' },
];

/** Every objective and every network, in the order of the leaderboard. */
export const tasks = [
  ...objectives.map(({ id, title, asks }) => ({ id, title, asks, kind: /** @type {const} */ ('hill') })),
  ...networkTasks.map((task) => ({ ...task, kind: /** @type {const} */ ('network') })),
];
