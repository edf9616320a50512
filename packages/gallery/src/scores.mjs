import { networkRuns, networks } from './networks.mjs';
import { objectiveRuns } from './objectiveRuns.mjs';
import { objectives, patience, startsOf } from './objectives.mjs';
import { middle, tune, withSettings } from './tuning.mjs';

/** Seeds for scoring and others for tuning, so that no optimizer is tuned on what it is scored on. */
export const seeds = { scored: [1, 2, 3, 4, 5], tuned: [101, 102, 103] };

/**
 * The scores of an optimizer on a test function: with its defaults, and with the settings that tuning finds.
 *
 * @param {import('./registry.mjs').Entry} entry
 * @param {import('./objectives.mjs').GalleryObjective} objective
 */
export async function scoreObjective({ make }, objective) {
  const { settings, trials } = await tune(make, async (optimizer) => {
    const run = await objectiveRuns(objective.testFunction, optimizer);
    const starts = startsOf(objective, seeds.tuned[0]).slice(1, 4);
    return () => mean(starts.map((start) => cost(run(start))));
  });
  return {
    default: await runsOf(objective, make()),
    tuned: { settings, ...(await runsOf(objective, withSettings(make, settings))) },
    trials,
  };
}

/** The steps of the runs from all starts, null for one that never converges, and how far above the minimum they end. */
export async function runsOf(objective, optimizer) {
  const run = await objectiveRuns(objective.testFunction, optimizer);
  const runs = startsOf(objective, seeds.scored[0]).map(run);
  return { steps: runs.map(({ steps }) => steps), gap: short(middle(runs.map(({ gap }) => gap))) };
}

/** A mean, so that one failure counts: tuning looks for settings that never fail. */
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** Runs that never converge rank behind all that do, and a lower gap is better. */
const cost = ({ steps, gap }) => steps ?? patience.steps * (2 + Math.atan(Math.log10(gap)));

/**
 * The scores of an optimizer on a network: with its defaults, and with the settings that tuning finds.
 *
 * @param {import('./registry.mjs').Entry} entry
 * @param {import('./networks.mjs').Task} task
 */
export async function scoreNetwork({ make, evaluationWeights }, task) {
  const { settings, trials } = await tune(make, async (optimizer) => {
    const runs = await Promise.all(seeds.tuned.map((seed) => networkRuns(task, optimizer, evaluationWeights, seed)));
    return () => mean(runs.map((run) => run().loss));
  });
  return {
    default: await trainingsOf(task, make(), evaluationWeights),
    tuned: { settings, ...(await trainingsOf(task, withSettings(make, settings), evaluationWeights)) },
    trials,
  };
}

/** The accuracy and the loss on unseen examples, for every seed. */
export async function trainingsOf(task, optimizer, evaluationWeights) {
  const runs = await Promise.all(seeds.scored.map((seed) => networkRuns(task, optimizer, evaluationWeights, seed)));
  const trainings = runs.map((run) => run());
  return {
    accuracy: trainings.map(({ accuracy }) => short(accuracy)),
    loss: short(middle(trainings.map(({ loss }) => loss))),
  };
}

/** @param {import('./registry.mjs').Entry} entry */
export async function scoresOf(entry) {
  const scores = {};
  for (const objective of objectives) scores[objective.id] = await scoreObjective(entry, objective);
  for (const task of networks) scores[task.id] = await scoreNetwork(entry, task);
  return scores;
}

/** Rounds to as many digits as a record needs; a run that diverged has null. */
const short = (number) => (Number.isFinite(number) ? Number(number.toPrecision(4)) : null);
