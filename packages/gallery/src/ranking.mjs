import { objectives } from './objectives.mjs';
import { tasks } from './tasks.mjs';
import { middle } from './tuning.mjs';

/** A summary of a result: the median of the steps and how many runs converged, or the median accuracy of a network. */
export function summaryOf({ steps, gap, accuracy }) {
  if (accuracy !== undefined) {
    return { median: middle(accuracy), least: Math.min(...accuracy), most: Math.max(...accuracy) };
  }
  const arrived = steps.filter((step) => step !== null);
  const median = middle(steps.map((step) => step ?? Number.POSITIVE_INFINITY));
  return {
    median: Number.isFinite(median) ? median : null,
    least: arrived.length > 0 ? Math.min(...arrived) : null,
    most: arrived.length > 0 ? Math.max(...arrived) : null,
    arrived: arrived.length,
    of: steps.length,
    gap,
  };
}

/** Smaller is better. Runs that never converge rank behind all that do; among them, the lower loss first. */
export function cost(result) {
  if (result.accuracy) return -middle(result.accuracy);
  const { median, gap } = summaryOf(result);
  return median ?? 1e6 + (gap ?? 1e9);
}

/**
 * The place of an optimizer among all on a task: 1 is best, and equals share a place.
 *
 * @param {{ name: string }} record
 * @param {readonly object[]} all
 * @param {string} task
 * @param {'default' | 'tuned'} [how]
 */
export function placeOf(record, all, task, how = 'tuned') {
  const own = cost(record.scores[task][how]);
  return 1 + all.filter(({ scores }) => cost(scores[task][how]) < own).length;
}

/** The number of test functions on which every run converges. */
export const hillsReached = ({ scores }, how) =>
  objectives.filter(({ id }) => scores[id][how].steps.every((steps) => steps !== null)).length;

/** A number of steps or a share, in words. */
export function inWords(result) {
  const { median, least, most, arrived, of } = summaryOf(result);
  if (arrived === undefined) return percent(median);
  if (arrived === 0) return 'never converges';
  if (median === null) return `converges from ${arrived} of ${of} starts`;
  if (arrived < of) return `${median} steps, from ${arrived} of ${of} starts`;
  return `${median} steps${least === most ? '' : ` (${least}–${most})`}`;
}

export const percent = (share) => `${(share * 100).toFixed(1)} %`;

/**
 * Which tasks suit an optimizer, which do not, and how good its defaults are: sentences computed from the scores.
 *
 * @returns {{ likes: string, dislikes: string, defaults: string }}
 */
export function verdictOn(record, all) {
  const seen = tasks.map((task) => {
    const result = record.scores[task.id].tuned;
    const { arrived, of } = summaryOf(result);
    return { ...task, place: placeOf(record, all, task.id), arrived, of, result };
  });
  const few = Math.ceil(all.length / 3);
  const many = all.length - Math.ceil(all.length / 4);
  const arrives = ({ arrived, of }) => arrived === undefined || arrived * 2 > of;
  const liked = seen.filter((one) => arrives(one) && one.place <= few).sort((a, b) => a.place - b.place);
  const disliked = seen.filter((one) => !arrives(one) || one.place > many).sort((a, b) => b.place - a.place);
  const said = ({ title, place, result }) => `the ${title} (${inWords(result)}, place ${place} of ${all.length})`;
  return {
    likes:
      liked.length > 0
        ? `Tuned for each task, it is in the best third on ${listOf(liked.slice(0, 3).map(said))}.`
        : `Tuned for each task, it is never in the best third; its best result is on ${said(best(seen))}.`,
    dislikes:
      disliked.length > 0
        ? `It does not suit ${listOf(disliked.slice(0, 3).map(said))}.`
        : 'It does not fail on any task here, nor fall into the last quarter.',
    defaults: defaultsOf(record),
  };
}

const best = (seen) => seen.toSorted((a, b) => a.place - b.place)[0];

function defaultsOf(record) {
  const [before, after] = [hillsReached(record, 'default'), hillsReached(record, 'tuned')];
  const digits = (how) => percent(summaryOf(record.scores.digits[how]).median);
  const advice = after - before > 1 ? ' Tune its learning rate before you judge it.' : '';
  return `With its defaults, it converges from every start on ${before} of ${objectives.length} test functions and classifies ${digits('default')} of unseen digits correctly; tuned, on ${after}, and ${digits('tuned')}.${advice}`;
}

/** "a, b and c" */
export const listOf = (parts) =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

/** One line of the table of all optimizers. */
export function indexRow({ first }, record, all) {
  const place = tasks.reduce((sum, { id }) => sum + placeOf(record, all, id), 0) / tasks.length;
  const { name, package: from, memory, size, speed, checks } = record;
  return {
    name,
    from,
    first: first.replaceAll('`', ''),
    memory,
    size,
    speed: { least: speed.least, most: speed.most },
    hills: { default: hillsReached(record, 'default'), tuned: hillsReached(record, 'tuned') },
    digits: shares(record.scores.digits),
    moons: shares(record.scores.moons),
    place: Number(place.toFixed(1)),
    passed: checks.passed.length,
    exempt: Object.keys(checks.exempt).length,
  };
}

const shares = (scores) => ({ default: summaryOf(scores.default).median, tuned: summaryOf(scores.tuned).median });
