import { grounds, patience, startsOf } from './grounds.mjs';
import { hillRuns } from './hillRuns.mjs';
import { networkRuns, networks } from './networks.mjs';
import { middle, tune, withSettings } from './tuning.mjs';

/** Chance for what is scored, and other chance for what is tuned: nothing is tuned on what it is judged by. */
export const seeds = { scored: [1, 2, 3, 4, 5], tuned: [101, 102, 103] };

/**
 * How an optimizer does on a hill: at its defaults, and with the settings that tuning finds.
 *
 * @param {import('./roster.mjs').Entry} entry
 * @param {import('./grounds.mjs').Ground} ground
 */
export function scoreHill({ make }, ground) {
  const { settings, trials } = tune(make, (optimizer) => {
    const run = hillRuns(ground.hill, optimizer);
    const starts = startsOf(ground, seeds.tuned[0]).slice(1, 4);
    return () => mean(starts.map((start) => worthOf(run(start))));
  });
  return {
    default: walksOf(ground, make()),
    tuned: { settings, ...walksOf(ground, withSettings(make, settings)) },
    trials,
  };
}

/** The steps of the walks from all starts, null for one that never arrives, and how far above the floor they end. */
export function walksOf(ground, optimizer) {
  const run = hillRuns(ground.hill, optimizer);
  const walks = startsOf(ground, seeds.scored[0]).map(run);
  return { steps: walks.map(({ steps }) => steps), gap: short(middle(walks.map(({ gap }) => gap))) };
}

/** One that fails weighs: tuning looks for settings that never do. */
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** Those that never arrive come behind all that do, the lower the better. */
const worthOf = ({ steps, gap }) => steps ?? patience.steps * (2 + Math.atan(Math.log10(gap)));

/**
 * How an optimizer does with a network: at its defaults, and with the settings that tuning finds.
 *
 * @param {import('./roster.mjs').Entry} entry
 * @param {import('./networks.mjs').Task} task
 */
export function scoreNetwork({ make, judged }, task) {
  const { settings, trials } = tune(make, (optimizer) => {
    const runs = seeds.tuned.map((seed) => networkRuns(task, optimizer, judged, seed));
    return () => mean(runs.map((run) => run().loss));
  });
  return {
    default: lessonsOf(task, make(), judged),
    tuned: { settings, ...lessonsOf(task, withSettings(make, settings), judged) },
    trials,
  };
}

/** The share of unseen examples that is told right, and the loss there, for every seed. */
export function lessonsOf(task, optimizer, judged) {
  const lessons = seeds.scored.map((seed) => networkRuns(task, optimizer, judged, seed)());
  return {
    accuracy: lessons.map(({ accuracy }) => short(accuracy)),
    loss: short(middle(lessons.map(({ loss }) => loss))),
  };
}

/** @param {import('./roster.mjs').Entry} entry */
export function scoresOf(entry) {
  const hills = grounds.map((ground) => [ground.id, scoreHill(entry, ground)]);
  const nets = networks.map((task) => [task.id, scoreNetwork(entry, task)]);
  return Object.fromEntries([...hills, ...nets]);
}

/** What a file needs of a number; a walk that flew away has none. */
const short = (number) => (Number.isFinite(number) ? Number(number.toPrecision(4)) : null);
