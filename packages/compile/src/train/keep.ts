import type { DType, Optimizer, Shape, State, Tensor, Weights } from '@gd/core';
import { lines } from '../fuse/plan';
import { bytesOf } from '../graph/kernel';
import { sizeOf } from '../graph/layout';
import { read, write } from '../program/program';
import { mapTree } from '../program/tree';

/** A tensor that stays in memory between steps. */
export interface Kept {
  readonly address: number;
  readonly shape: Shape;
  readonly dtype: DType;
}

/** What stays in memory between steps, at addresses that never change: t, the options, the weights, the state. */
export interface Keep {
  readonly t: number;
  readonly options: Readonly<Record<string, number>>;
  readonly weights: Readonly<Record<string, Kept>>;
  /** The state's tree, with a `Kept` in place of each tensor. */
  readonly state: unknown;
  /** All kept tensors: the weights, then the state's. */
  readonly all: readonly Kept[];
  readonly end: number;
}

/** Lays out what a walk keeps. */
export function layOut(weights: Weights, state: State, { options }: Optimizer): Keep {
  let end = 64;
  const single = (): number => {
    end += 8;
    return end - 8;
  };
  const t = single();
  const places = Object.fromEntries(Object.keys(options).map((name) => [name, single()]));
  end = lines(end);
  const all: Kept[] = [];
  const keep = ({ shape, dtype }: Tensor): Kept => {
    const kept = { address: end, shape, dtype };
    end += lines(Math.max(1, sizeOf(shape) * bytesOf(dtype)));
    all.push(kept);
    return kept;
  };
  const keptWeights = Object.fromEntries(Object.keys(weights).map((name) => [name, keep(weights[name]!)]));
  const keptState = mapTree(state, (leaf, path) => {
    if (typeof leaf === 'number')
      throw new TypeError(`trainStep: the state holds the number ${leaf} — a state is made of tensors`);
    return new Place(keep(leaf), path);
  });
  return { t, options: places, weights: keptWeights, state: keptState, all, end };
}

/** Stands in a state's tree where a tensor was. */
export class Place {
  constructor(
    readonly kept: Kept,
    readonly path: string,
  ) {}
}

/** The state's tree with something else in each place. */
export function mapPlaces(tree: unknown, visit: (kept: Kept, path: string) => unknown): unknown {
  if (tree instanceof Place) return visit(tree.kept, tree.path);
  if (Array.isArray(tree)) return tree.map((item) => mapPlaces(item, visit));
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([name, item]) => [name, mapPlaces(item, visit)]));
}

/** Copies the weights out. */
export function readWeights(memory: WebAssembly.Memory, { weights }: Keep): Weights {
  return Object.fromEntries(Object.entries(weights).map(([name, kept]) => [name, read(memory, kept.address, kept)]));
}

/** Copies the state out. */
export function readState(memory: WebAssembly.Memory, { state }: Keep): State {
  return mapPlaces(state, (kept) => read(memory, kept.address, kept)) as State;
}

/**
 * Copies weights in.
 *
 * throws  when a name is missing or a shape differs; nothing is written then
 */
export function writeWeights(memory: WebAssembly.Memory, { weights }: Keep, given: Weights): void {
  for (const [name, kept] of Object.entries(weights)) fits(given[name], kept, `weight ${JSON.stringify(name)}`);
  for (const [name, kept] of Object.entries(weights)) write(memory, kept.address, given[name]!.data);
}

/** Copies a state in; `throws` as `writeWeights`. */
export function writeState(memory: WebAssembly.Memory, { state }: Keep, given: State): void {
  const found = new Map<string, Tensor>();
  mapTree(given, (leaf, path) => found.set(path, leaf as Tensor));
  mapPlaces(state, (kept, path) => fits(found.get(path), kept, `state ${path}`));
  mapPlaces(state, (kept, path) => write(memory, kept.address, found.get(path)!.data));
}

function fits(given: Tensor | undefined, { shape, dtype }: Kept, what: string): void {
  if (given !== undefined && given.dtype === dtype && String(given.shape) === String(shape)) return;
  const came = given === undefined ? 'is missing' : `is ${given.dtype}[${given.shape}]`;
  throw new RangeError(`load: ${what} ${came} — wanted ${dtype}[${shape}]; was it saved from this model?`);
}
