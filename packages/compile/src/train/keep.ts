import type { DType, Optimizer, Shape, State, Tensor, Weights } from '@gd/core';
import { lines } from '../backends/wasm/facts';
import { read, write } from '../backends/wasm/program';
import { bytesOf } from '../graph/kernel';
import { sizeOf } from '../graph/layout';
import type { Tree } from '../trace/tree';
import { mapTensors, mapTree } from '../trace/tree';

/** A tensor that stays in memory between steps. */
export class Kept {
  constructor(
    /** A weight's name, or the path in the state. */
    readonly path: string,
    readonly shape: Shape,
    readonly dtype: DType,
    readonly address: number,
  ) {}
}

/** What stays in memory between steps, at addresses that never change: t, options, weights, buffers, state. */
export interface Keep {
  readonly t: number;
  readonly options: Readonly<Record<string, number>>;
  /** Weights, buffers and state, with a `Kept` in place of each tensor. */
  readonly weights: Tree;
  readonly buffers: Tree;
  readonly state: Tree;
  readonly end: number;
}

/** Lays out what a walk keeps. */
export function layOut(weights: Weights, buffers: Weights, state: State, { options }: Optimizer): Keep {
  let end = 64;
  const room = (bytes: number): number => {
    end += bytes;
    return end - bytes;
  };
  const keep = (leaf: Tensor | number, path: string): Kept => {
    if (typeof leaf === 'number')
      throw new TypeError(`trainStep: the state holds the number ${leaf} — a state is made of tensors`);
    const { shape, dtype } = leaf;
    return new Kept(path, shape, dtype, room(lines(Math.max(1, sizeOf(shape) * bytesOf(dtype)))));
  };
  const t = room(8);
  const places = Object.fromEntries(Object.keys(options).map((name) => [name, room(8)]));
  end = lines(end);
  return {
    t,
    options: places,
    weights: mapTensors(weights, keep),
    buffers: mapTensors(buffers, keep),
    state: mapTensors(state, keep),
    end,
  };
}

/** A kept tree with something else in each place. */
export function mapKept(tree: Tree, visit: (kept: Kept) => unknown): Tree {
  return mapTree(tree, (thing) => (thing instanceof Kept ? visit(thing) : thing));
}

/** Copies kept tensors out. */
export function readKept(memory: WebAssembly.Memory, tree: Tree): Tree {
  return mapKept(tree, (kept) => read(memory, kept.address, kept));
}

/**
 * Copies tensors in.
 *
 * throws  when one is missing or its shape differs; nothing is written then
 */
export function writeKept(
  memory: WebAssembly.Memory,
  tree: Tree,
  given: Tree,
  what: 'weight' | 'buffer' | 'state',
): void {
  const found = new Map<string, Tensor>();
  mapTensors(given, (leaf, path) => found.set(path, leaf as Tensor));
  mapKept(tree, ({ path, shape, dtype }) => {
    const came = found.get(path);
    if (came?.dtype === dtype && String(came.shape) === String(shape)) return;
    const how = came === undefined ? 'is missing' : `is ${came.dtype}[${came.shape}]`;
    throw new RangeError(
      `load: ${what} ${JSON.stringify(path)} ${how} — wanted ${dtype}[${shape}]; was it saved from this model?`,
    );
  });
  mapKept(tree, ({ path, address }) => write(memory, address, found.get(path)!));
}
