import type { Random, Tensor } from '@gd/core';
import { isTensor, tensor } from '@gd/core';

/** Tensors in lists and records, nested to any depth, with other values in between. */
export type Tree = unknown;

/** Whether a value is a plain record, made by `{}` and not by a class; the compiler looks into those. */
export function isRecord(thing: unknown): thing is Record<string, unknown> {
  if (typeof thing !== 'object' || thing === null) return false;
  const prototype = Object.getPrototypeOf(thing);
  return prototype === Object.prototype || prototype === null;
}

/** Whether a value is a random stream. */
export function isRandom(thing: unknown): thing is Random {
  return isRecord(thing) && typeof thing.bernoulli === 'function' && typeof thing.split === 'function';
}

/** Calls `visit` for every leaf of lists and records, and returns a tree of the results. */
export function mapTree(tree: Tree, visit: (thing: unknown, path: string) => unknown, path = ''): Tree {
  if (Array.isArray(tree)) return tree.map((item, i) => mapTree(item, visit, `${path}[${i}]`));
  if (!isRecord(tree) || isTensor(tree) || isRandom(tree)) return visit(tree, path);
  const inside = path === '' ? '' : `${path}.`;
  return Object.fromEntries(Object.entries(tree).map(([name, item]) => [name, mapTree(item, visit, inside + name)]));
}

/** Like `mapTree`, for tensors and numbers; other values stay unchanged. */
export function mapTensors(tree: Tree, visit: (leaf: Tensor | number, path: string) => unknown): Tree {
  return mapTree(tree, (thing, path) => (typeof thing === 'number' || isTensor(thing) ? visit(thing, path) : thing));
}

/** A tensor as it is, or a number as a tensor. */
export function lifted(leaf: Tensor | number): Tensor {
  return typeof leaf === 'number' ? tensor(leaf, { dtype: 'float64' }) : leaf;
}

/** The value in a tree under these keys; undefined if the tree ends before. */
export function at(tree: Tree, keys: readonly (string | number)[]): unknown {
  let found = tree;
  for (const key of keys) found = (found as Record<string | number, unknown> | undefined)?.[key];
  return found;
}

/** A string that is equal for trees that a function treats alike: same structure, same shapes and dtypes. */
export function signatureOf(tree: Tree, identities: Map<unknown, number>): string {
  if (typeof tree === 'number') return 'n';
  if (isTensor(tree)) return `${tree.dtype}${tree.shape.join('x')}`;
  if (Array.isArray(tree)) return `[${tree.map((item) => signatureOf(item, identities)).join()}]`;
  if (isRandom(tree)) return 'random';
  if (isRecord(tree)) {
    return `{${Object.keys(tree)
      .map((name) => `${JSON.stringify(name)}:${signatureOf(tree[name], identities)}`)
      .join()}}`;
  }
  if (typeof tree === 'string') return JSON.stringify(tree);
  // neither an object nor a function
  if (Object(tree) !== tree) return String(tree);
  if (!identities.has(tree)) identities.set(tree, identities.size);
  return `#${identities.get(tree)}`;
}
