import type { Operand, Tensor, Weights } from '@gd/core';
import { aFunction, check, checkTensor } from '@gd/core/extend';
import { asRow } from './asRow';
import { aStart, kindOf } from './kindOf';
import type { MinimizeResult } from './minimizeResult';
import { pathRecorder } from './minimizeResult';

/** The starting point of a derivative-free search: a number, a list of numbers, a tensor, or weights. */
export type Point = number | readonly number[] | Tensor | Weights;

/** The type of the function's argument and of the result, of the same kind as the start. */
export type SameKind<Start extends Point> = Start extends number
  ? number
  : Start extends readonly number[]
    ? readonly number[]
    : Start;

/** A point that a search reports. */
export interface Found {
  readonly row: Float64Array;
  readonly loss: number;
  /** The spread of the losses of the current candidates. */
  readonly spread?: number;
}

/** The stopping rules of a search. */
export interface SearchRules {
  readonly steps: number;
  readonly target: number;
  readonly tolerance?: number;
  /** The learning rate to mention in the hint, for a search that can diverge. */
  readonly learningRate?: number;
}

/**
 * Runs a search until a stopping rule applies. A loss of NaN counts as infinite.
 *
 * throws  when the function returns more than one number, or a weight is neither float32 nor float64
 */
export function search<Start extends Point>(
  name: string,
  f: (x: SameKind<Start>) => Operand,
  start: Start,
  { steps, target, tolerance = 0, learningRate }: SearchRules,
  points: (lossAt: (row: Float64Array) => number, start: Float64Array) => Generator<Found, never>,
): MinimizeResult<SameKind<Start>> {
  check(`${name}: f`, f, aFunction);
  const { row, shown } = rowKind(name, start);
  const lossAt = (row: Float64Array): number => {
    const answer = f(shown(row) as SameKind<Start>);
    if (typeof answer !== 'number') checkTensor(name, 'the loss', answer, 'a number');
    if (typeof answer !== 'number' && answer.data.length !== 1) {
      throw new RangeError(`${name}: a loss of shape [${answer.shape}] — wanted one number; take its mean or sum`);
    }
    const value = typeof answer === 'number' ? answer : answer.data[0]!;
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
  };
  const recorder = pathRecorder<Point>({ steps, target }, row.length);
  const found = points(lossAt, row);
  while (true) {
    const { row: at, loss, spread = Number.POSITIVE_INFINITY } = found.next().value;
    const stopped = recorder.push(shown(at), loss, {}) ?? (spread < tolerance ? 'tolerance' : undefined);
    if (stopped !== undefined) {
      const optimizer = learningRate === undefined ? undefined : { options: { learningRate } };
      return recorder.finish(stopped, { optimizer }) as MinimizeResult<SameKind<Start>>;
    }
  }
}

/** Converts a starting point to a row of numbers, and rows back to the same kind. */
function rowKind(name: string, start: Point): { row: Float64Array; shown: (row: Float64Array) => Point } {
  if (typeof start === 'number') return { row: Float64Array.of(start), shown: (row) => row[0]! };
  if (isList(start)) return { row: Float64Array.from(start), shown: (row) => Array.from(row) };
  const kind = kindOf(check(`${name}: start`, start as Weights, aStart));
  const flat = asRow(name, kind.start);
  return { row: flat.row(kind.start), shown: (row) => kind.shown(flat.weights(row)) };
}

function isList(start: Point): start is readonly number[] {
  return Array.isArray(start) && Array.from(start).every((x) => typeof x === 'number');
}
