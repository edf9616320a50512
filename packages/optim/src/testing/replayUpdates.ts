import type { Optimizer, State, Tensor, Weights } from '@gd/core';
import { isTensor, random, tensor } from '@gd/core';
import { transform } from '@gd/core/testing';
import { optimizerStep } from '../optimizerStep';
import { resolveOptions } from '../options/resolveOptions';
import type { Subject } from './claims';

const rng = random(0);

/** The result of steps with given gradients: all weights, states and updates. */
export interface Replay {
  readonly points: readonly Weights[];
  readonly states: readonly State[];
  readonly updates: readonly Weights[];
}

/** How a replay starts. */
export interface ReplayOptions {
  /** The number of the first step. */
  readonly first?: number;
  readonly state?: State;
  /** The optimizer whose options the steps get; its own by default. */
  readonly optionsOf?: Optimizer;
}

/** Takes one step for each of the given gradients, and keeps all results. */
export function replayUpdates(
  optimizer: Optimizer,
  start: Weights,
  grads: readonly Weights[],
  { first = 1, state = optimizer.init(start), optionsOf = optimizer }: ReplayOptions = {},
): Replay {
  const points: Weights[] = [start];
  const states: State[] = [state];
  const updates: Weights[] = [];
  const step = optimizerStep(transformed(optimizer));
  grads.forEach((gradients, i) => {
    const answer = step({
      grads: gradients,
      weights: points[i]!,
      state: states[i]!,
      options: resolveOptions(optionsOf.options, first + i),
      t: first + i,
      rng: rng.split(first + i),
    });
    points.push(answer.weights);
    states.push(answer.state);
    updates.push(answer.updates);
  });
  return { points, states, updates };
}

/** The optimizer with its step transformed by `setCheckTransform`; a compiled step gets only tensors, no functions. */
export function transformed<S extends State>(optimizer: Optimizer<S>): Optimizer<S> {
  const step = transform(optimizer.step);
  if (step === optimizer.step) return optimizer;
  return { ...optimizer, step: ({ evaluate: _, hvp: __, ...input }) => step(input) };
}

/** The weight of the claimed path, as float64 or float32. */
export function weightOf(
  numbers: readonly number[],
  { claims: { path } }: Subject,
  dtype: 'float64' | 'float32',
): Tensor {
  return tensor(numbers, { shape: path.shape ?? [numbers.length], dtype });
}

/** The start and gradients of the claimed path under several names, scaled so that no two are the same. */
export function namedCopies(
  testSubject: Subject,
  names: readonly string[],
  dtype: 'float64' | 'float32' = 'float64',
): { start: Weights; grads: Weights[] } {
  const { start, grads } = testSubject.claims.path;
  const named = (numbers: readonly number[], turn: number): Weights =>
    Object.fromEntries(
      names.map((name, i) => [
        name,
        weightOf(
          numbers.map((x) => x * (1 - 0.35 * i) + 0.1 * i * turn),
          testSubject,
          dtype,
        ),
      ]),
    );
  return { start: named(start, 1), grads: grads.map((row, turn) => named(row, (turn % 3) - 1)) };
}

/** Whether two records have the same names and bit-equal numbers. */
export function bitEqual(a: Weights, b: Weights): boolean {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => {
    const x = a[name]?.data;
    const y = b[name]?.data;
    return x !== undefined && y !== undefined && x.length === y.length && x.every((value, i) => Object.is(value, y[i]));
  });
}

/** The tensors of a state by path, `"w/m"`: what a checkpoint saves. */
export function tensorsOf(state: State, path = ''): [string, Tensor][] {
  if (isTensor(state)) return [[path, state]];
  if (typeof state !== 'object' || state === null) {
    throw new Error(`the state has a ${typeof state} at "${path}" — it may have tensors, records and lists only`);
  }
  return Object.entries(state).flatMap(([key, part]) => tensorsOf(part as State, path === '' ? key : `${path}/${key}`));
}

/** Rebuilds a state from tensors by path. */
export function stateFrom(like: State, tensors: Readonly<Record<string, Tensor>>, path = ''): State {
  if (isTensor(like)) return tensors[path]!;
  const parts = Object.entries(like).map(([key, part]) => [
    key,
    stateFrom(part as State, tensors, path === '' ? key : `${path}/${key}`),
  ]);
  return Array.isArray(like) ? parts.map(([, part]) => part as State) : (Object.fromEntries(parts) as State);
}
