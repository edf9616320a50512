import type { Tensor, Weights } from '@gd/core';
import { isTensor, tensor } from '@gd/core';
import { gap, isList, numberOf } from './numeric';
import { stage } from './stage';
import { watch } from './watch';

/** A position on the hill, in the form that the hill function takes: one number, two, a tensor, or named weights. */
export type Place = number | readonly number[] | Tensor | Weights | { readonly weights: number | Tensor | Weights };

export interface PathOptions {
  title?: string;
  x?: string;
  y?: string;
  /** How far the picture extends beyond the walker's positions, as a share of their range. */
  margin?: number;
}

const drawn = 121;
const side = 48;

/**
 * Draws a walker's steps on the hill. With one weight the hill is drawn from the side, with two from above, as a map.
 *
 * path(bowl, [-4, -2.6, -1.48])         places on a hill with one knob
 * path(ravine, walk.path)               the path of a `minimize` result
 */
// biome-ignore lint/suspicious/noExplicitAny: the hill takes a place in the kind the steps come in
export function path(hill: (...place: any[]) => unknown, steps: Iterable<Place>, options: PathOptions = {}): void {
  if (stage().full()) return;
  const places = Array.from(steps, weightsOf);
  const points = places.map(coordinates);
  const knobs = points[0]?.length ?? 0;
  const form = places[0] ?? 0;
  const height = (at: number[]) => numberOf('path', hill(...rebuilt(form, at)));
  if (knobs === 1)
    fromTheSide(
      height,
      points.map((point) => point[0] ?? Number.NaN),
      options,
    );
  else if (knobs === 2) fromAbove(height, points as [number, number][], options);
  else throw new RangeError(`path: places with ${knobs} knobs — a picture has room for 1 or 2; choose two of them?`);
}

function fromTheSide(height: (at: number[]) => number, x: number[], options: PathOptions): void {
  const y = x.map((at) => height([at]));
  watch('path', y);
  const [low, high] = reach(x, options.margin);
  const ground = Array.from({ length: drawn }, (_, i) => low + ((high - low) * i) / (drawn - 1));
  const { title = '', x: across = 'knob w', y: up = 'wrongness' } = options;
  stage().put({
    kind: 'path',
    title,
    x: across,
    y: up,
    ground: { x: ground, y: ground.map((at) => gap(height([at]))) },
    steps: { x, y: y.map(gap) },
  });
}

function fromAbove(height: (at: number[]) => number, steps: [number, number][], options: PathOptions): void {
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
  const { title = '', x = 'knob 1', y = 'knob 2' } = options;
  stage().put({
    kind: 'map',
    title,
    x,
    y,
    low: [left, bottom],
    high: [right, top],
    width: side,
    height: side,
    values,
    steps,
  });
}

/** The range of some numbers with a margin; a single number gets a margin on both sides. */
function reach(values: number[], margin = 0.5): [number, number] {
  const known = values.filter(Number.isFinite);
  const low = Math.min(...known);
  const high = Math.max(...known);
  const room = Math.max((high - low) * margin, high === low ? 1 : 0);
  return [low - room, high + room];
}

function weightsOf(place: Place): number | readonly number[] | Tensor | Weights {
  if (typeof place === 'object' && 'weights' in place && !isTensor(place)) return place.weights as Weights;
  return place as number | readonly number[] | Tensor | Weights;
}

function coordinates(place: number | readonly number[] | Tensor | Weights): number[] {
  if (typeof place === 'number') return [place];
  if (isList(place)) return Array.from(place, (part) => numberOf('path', part));
  if (isTensor(place)) return Array.from(place.data);
  return Object.values(place).flatMap((part) => coordinates(part as Tensor));
}

/** The arguments for the hill: `at` in the form of the first step. */
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
