import type { Tensor, Weights } from '@gd/core';
import { isTensor, tensor } from '@gd/core';
import { aFunction, aText, check, readOptions } from '@gd/core/extend';
import { cut, limits } from '../limits';
import { counted, gap, isList, leftOut, numberOf, wrong } from './numeric';
import { stage } from './stage';
import { thinList } from './thin';
import { watch } from './watch';

/** A position on the hill, in the form that the hill function expects: one or two numbers, a tensor, or named weights. */
export type Place = number | readonly number[] | Tensor | Weights | { readonly weights: number | Tensor | Weights };

export interface PathOptions {
  title?: string;
  x?: string;
  y?: string;
  /** The margin around the walker's positions, as a fraction of their range. */
  margin?: number;
}

const drawn = 121;
const side = 48;

/**
 * Draws a walker's steps on the hill: from the side for one weight, from above as a map for two.
 *
 * path(bowl, [-4, -2.6, -1.48])         places on a hill with one knob
 * path(ravine, walk.path)               the path of a `minimize` result
 */
// biome-ignore lint/suspicious/noExplicitAny: the hill takes a place in the kind the steps come in
export function path(hill: (...place: any[]) => unknown, steps: Iterable<Place>, options: PathOptions = {}): void {
  check('path: the hill', hill, aFunction, ', like (w) => (w - 3) ** 2');
  const read = readOptions('path(hill, steps, options)', options, {
    title: [aText, ''],
    x: [aText, undefined],
    y: [aText, undefined],
    margin: ['[0, ∞)', 0.5],
  });
  if (stage().full()) return;
  const places = Array.from(listOfSteps(steps), weightsOf);
  const points = places.map(coordinates);
  const knobs = points[0]?.length ?? 0;
  const form = places[0] ?? 0;
  const height = (at: number[]) => numberOf('path', hill(...rebuilt(form, at)));
  if (knobs === 1)
    fromTheSide(
      height,
      points.map((point) => point[0] ?? Number.NaN),
      read,
    );
  else if (knobs === 2) fromAbove(height, points as [number, number][], read);
  else throw new RangeError(`path: places with ${knobs} knobs — a picture has room for 1 or 2; choose two of them?`);
}

function listOfSteps(steps: unknown): Iterable<Place> {
  const isSome = typeof steps === 'object' && steps !== null && !isTensor(steps) && Symbol.iterator in steps;
  if (!isSome || Array.from(steps as Iterable<Place>).length === 0)
    throw wrong('path: steps', steps, 'a list of places, like [-4, -2.6] or the path of minimize');
  return steps as Iterable<Place>;
}

/** Thins the steps to the number that fits in a picture, and adds a note if any are omitted. */
function drawable<Step>(steps: readonly Step[]): readonly Step[] {
  if (steps.length > limits.steps) {
    leftOut(`The path has ${counted(steps.length)} steps; ${counted(limits.steps)} are drawn.`);
  }
  return thinList(steps, limits.steps);
}

interface Read {
  title: string;
  x: string | undefined;
  y: string | undefined;
  margin: number;
}

const labelsOf = ({ title, x, y }: Read, across: string, up: string) => ({
  title: cut(title, limits.label),
  x: cut(x ?? across, limits.label),
  y: cut(y ?? up, limits.label),
});

function fromTheSide(height: (at: number[]) => number, x: number[], options: Read): void {
  const y = x.map((at) => height([at]));
  watch('path', y);
  const [low, high] = reach(x, options.margin);
  const ground = Array.from({ length: drawn }, (_, i) => low + ((high - low) * i) / (drawn - 1));
  const steps = drawable(x.map((at, i) => [at, gap(y[i] as number)] as const).filter(([at]) => gap(at) !== null));
  stage().put({
    kind: 'path',
    ...labelsOf(options, 'knob w', 'wrongness'),
    ground: { x: ground, y: ground.map((at) => gap(height([at]))) },
    steps: { x: steps.map(([at]) => at), y: steps.map(([, up]) => up) },
  });
}

function fromAbove(height: (at: number[]) => number, steps: [number, number][], options: Read): void {
  watch('path', steps.flat());
  const [left, right] = reach(
    steps.map((step) => step[0]),
    options.margin,
  );
  const [bottom, top] = reach(
    steps.map((step) => step[1]),
    options.margin,
  );
  const values: (number | null)[] = [];
  for (let row = 0; row < side; row++) {
    const y = bottom + ((top - bottom) * row) / (side - 1);
    for (let column = 0; column < side; column++) {
      values.push(gap(height([left + ((right - left) * column) / (side - 1), y])));
    }
  }
  stage().put({
    kind: 'map',
    ...labelsOf(options, 'knob 1', 'knob 2'),
    low: [left, bottom],
    high: [right, top],
    width: side,
    height: side,
    values,
    steps: [...drawable(steps.filter((step) => step.every((at) => gap(at) !== null)))],
  });
}

/** The range of numbers, extended by a margin; a range of a single number is extended by at least 1 on each side. */
function reach(values: number[], margin: number): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (gap(value) === null) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return [-1, 1];
  const room = Math.max((high - low) * margin, high === low ? 1 : 0);
  return [low - room, high + room];
}

function weightsOf(place: Place): number | readonly number[] | Tensor | Weights {
  if (typeof place === 'object' && place !== null && 'weights' in place && !isTensor(place))
    return place.weights as Weights;
  return place as number | readonly number[] | Tensor | Weights;
}

function coordinates(place: number | readonly number[] | Tensor | Weights): number[] {
  if (typeof place === 'number') return [place];
  if (isList(place)) return Array.from(place, (part) => numberOf('path', part));
  if (isTensor(place)) return Array.from(place.data);
  if (typeof place !== 'object' || place === null) throw wrong('path: a step', place, 'a number, [x, y], or weights');
  return Object.values(place).flatMap((part) => coordinates(part as Tensor));
}

/** The arguments for the hill function: the coordinates `at` in the form of the first step. */
function rebuilt(form: number | readonly number[] | Tensor | Weights, at: number[]): unknown[] {
  if (typeof form === 'number' || isList(form)) return at;
  if (isTensor(form)) return [tensor(at, { shape: form.shape, dtype: form.dtype })];
  let next = 0;
  const weights = Object.entries(form).map(([name, part]) => {
    if (!isTensor(part)) return [name, at[next++]];
    const size = part.data.length;
    next += size;
    return [name, tensor(at.slice(next - size, next), { shape: part.shape, dtype: part.dtype })];
  });
  return [Object.fromEntries(weights)];
}
