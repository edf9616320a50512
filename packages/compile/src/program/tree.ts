import type { Random, Tensor } from '@gd/core';
import { isTensor } from '@gd/core';

/** Tensors in lists and records, as deep as one likes, with other things in between. */
export type Tree = unknown;

/** Whether a thing is a record that is looked into: made by `{}`, not by a class. */
function isRecord(thing: unknown): thing is Record<string, unknown> {
  if (typeof thing !== 'object' || thing === null) return false;
  const prototype = Object.getPrototypeOf(thing);
  return prototype === Object.prototype || prototype === null;
}

/** Whether a thing is a stream of chance. */
function isRandom(thing: unknown): thing is Random {
  return isRecord(thing) && typeof thing.bernoulli === 'function' && typeof thing.split === 'function';
}

/** The tree with something else in place of each stream of chance. */
export function mapStreams(tree: Tree, visit: (stream: Random) => unknown): Tree {
  if (isRandom(tree)) return visit(tree);
  if (Array.isArray(tree)) return tree.map((item) => mapStreams(item, visit));
  if (!isRecord(tree) || isTensor(tree)) return tree;
  return Object.fromEntries(Object.entries(tree).map(([name, item]) => [name, mapStreams(item, visit)]));
}

/** Calls `visit` for every tensor and number of a tree; answers a tree of the answers. Other things stay as they are. */
export function mapTree(tree: Tree, visit: (leaf: Tensor | number, path: string) => unknown, path = ''): Tree {
  if (typeof tree === 'number' || isTensor(tree)) return visit(tree, path);
  if (Array.isArray(tree)) return tree.map((item, i) => mapTree(item, visit, `${path}[${i}]`));
  if (!isRecord(tree) || isRandom(tree)) return tree;
  const out: Record<string, unknown> = {};
  for (const name of Object.keys(tree)) out[name] = mapTree(tree[name], visit, path === '' ? name : `${path}.${name}`);
  return out;
}

/** A text that is equal for trees that a function treats alike: same structure, same shapes and dtypes. */
export function signatureOf(tree: Tree, identities: Map<unknown, number>): string {
  if (typeof tree === 'number') return 'n';
  if (isTensor(tree)) return `${tree.dtype}${tree.shape.length === 0 ? '' : tree.shape.join('x')}`;
  if (Array.isArray(tree)) return `[${tree.map((item) => signatureOf(item, identities)).join()}]`;
  if (isRandom(tree)) return 'random';
  if (isRecord(tree)) {
    return `{${Object.keys(tree)
      .map((name) => `${JSON.stringify(name)}:${signatureOf(tree[name], identities)}`)
      .join()}}`;
  }
  if (typeof tree === 'string') return JSON.stringify(tree);
  if (typeof tree !== 'object' && typeof tree !== 'function') return String(tree);
  if (tree === null) return 'null';
  let identity = identities.get(tree);
  if (identity === undefined) {
    identity = identities.size;
    identities.set(tree, identity);
  }
  return `#${identity}`;
}
