import type { Optimizer, State, Tensor, Weights } from '@gd/core';
import { isTensor, random, tensor } from '@gd/core';
import { through } from '@gd/core/testing';
import { resolveOptions } from '../options/resolveOptions';
import { moved } from '../descend';
import type { Subject } from './claims';

const chance = random(0);

/** A walk on which the slopes are fed, whatever the weights are. */
export interface Stroll {
  readonly places: readonly Weights[];
  readonly states: readonly State[];
  readonly moves: readonly Weights[];
}

/** How a stroll begins. */
export interface StrollOptions {
  /** The number of the first step. */
  readonly first?: number;
  readonly state?: State;
  /** Whose options the optimizer is shown; its own unless said. */
  readonly optionsOf?: Optimizer;
}

/** Feeds slopes step by step and keeps every place, move and state. */
export function stroll(
  optimizer: Optimizer,
  start: Weights,
  grads: readonly Weights[],
  { first = 1, state = optimizer.init(start), optionsOf = optimizer }: StrollOptions = {},
): Stroll {
  const places: Weights[] = [start];
  const states: State[] = [state];
  const moves: Weights[] = [];
  const step = through(optimizer.step);
  grads.forEach((slopes, i) => {
    const answer = step({
      grads: slopes,
      weights: places[i]!,
      state: states[i]!,
      options: resolveOptions(optionsOf.options, first + i),
      t: tensor(Float64Array.of(first + i), { shape: [] }),
      random: chance.split(first + i),
    });
    moves.push(answer.moves);
    states.push(answer.state);
    places.push(moved(places[i]!, answer.moves));
  });
  return { places, states, moves };
}

/** The claimed path's weight, as float64 or float32. */
export function weightOf(
  numbers: readonly number[],
  { claims: { path } }: Subject,
  dtype: 'float64' | 'float32',
): Tensor {
  return tensor(numbers, { shape: path.shape ?? [numbers.length], dtype });
}

/** The start and slopes of the claimed path under several names, scaled so that no two are alike. */
export function several(
  subject: Subject,
  names: readonly string[],
  dtype: 'float64' | 'float32' = 'float64',
): { start: Weights; grads: Weights[] } {
  const { start, grads } = subject.claims.path;
  const named = (numbers: readonly number[], turn: number): Weights =>
    Object.fromEntries(
      names.map((name, i) => [
        name,
        weightOf(
          numbers.map((x) => x * (1 - 0.35 * i) + 0.1 * i * turn),
          subject,
          dtype,
        ),
      ]),
    );
  return { start: named(start, 1), grads: grads.map((row, turn) => named(row, (turn % 3) - 1)) };
}

/** Whether two records hold the same names with bit for bit the same numbers. */
export function alike(a: Weights, b: Weights): boolean {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => {
    const x = a[name]?.data;
    const y = b[name]?.data;
    return x !== undefined && y !== undefined && x.length === y.length && x.every((value, i) => Object.is(value, y[i]));
  });
}

/** The tensors of a state by path, `"w/m"`: what a checkpoint holds. */
export function tensorsOf(state: State, path = ''): [string, Tensor][] {
  if (isTensor(state)) return [[path, state]];
  if (typeof state !== 'object' || state === null) {
    throw new Error(`the state holds ${typeof state} at "${path}" — it may hold tensors, records and lists only`);
  }
  return Object.entries(state).flatMap(([key, part]) => tensorsOf(part as State, path === '' ? key : `${path}/${key}`));
}

/** The state again, from tensors by path. */
export function stateFrom(like: State, tensors: Readonly<Record<string, Tensor>>, path = ''): State {
  if (isTensor(like)) return tensors[path]!;
  const parts = Object.entries(like).map(([key, part]) => [
    key,
    stateFrom(part as State, tensors, path === '' ? key : `${path}/${key}`),
  ]);
  return Array.isArray(like) ? parts.map(([, part]) => part as State) : (Object.fromEntries(parts) as State);
}
