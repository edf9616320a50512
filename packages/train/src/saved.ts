import type { Tensor, Weights } from '@gd/core';
import { isTensor } from '@gd/core';
import { describe, isRecord } from '@gd/core/extend';

/** A serializable value: a number, string, boolean, null or tensor, or a list or record of serializable values. */
export type Saved =
  | null
  | boolean
  | number
  | string
  | Tensor
  | readonly Saved[]
  | { readonly [name: string]: Saved | undefined };

/** A JSON value. */
type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** The maximum depth of a tree. */
const deepest = 100;

/** Numbers that JSON cannot represent. */
const unwritable: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: 1 / 0,
  '-Infinity': -1 / 0,
  '-0': -0,
};

/**
 * Converts a tree to JSON: adds each tensor to `tensors` under its path, and replaces it with `{ "$tensor": path }`.
 *
 * throws  when a value cannot be serialized, or the tree is too deep
 */
export function encode(tree: Saved, path: string, tensors: Record<string, Tensor>, depth = 0): Json {
  if (depth > deepest) throw new RangeError(`toCheckpoint: ${path.slice(0, 80)}… is deeper than ${deepest} levels`);
  if (isTensor(tree)) {
    tensors[path] = tree;
    return { $tensor: path };
  }
  if (typeof tree === 'number') {
    const name = Object.is(tree, -0) ? '-0' : String(tree);
    return Object.hasOwn(unwritable, name) ? { $number: name } : tree;
  }
  if (tree === null || typeof tree === 'boolean' || typeof tree === 'string') return tree;
  if (Array.isArray(tree)) return tree.map((part: Saved, i) => encode(part, `${path}/${i}`, tensors, depth + 1));
  if (!isRecord(tree)) {
    throw new TypeError(
      `toCheckpoint: ${path.slice(0, 80)} is ${describe(tree)} — wanted numbers, texts, tensors, lists and records of such`,
    );
  }
  const parts: [string, Json][] = [];
  for (const [name, part] of Object.entries(tree)) {
    if (part === undefined) continue;
    // a leading $ is escaped as $$
    parts.push([name.replace(/^\$/, '$$$$'), encode(part as Saved, `${path}/${name}`, tensors, depth + 1)]);
  }
  return Object.fromEntries(parts);
}

/**
 * Restores a tree from the JSON that `encode` produced; adds the names of its tensors to `used`.
 *
 * throws  when the JSON is malformed
 */
export function decode(json: unknown, tensors: Weights, used: Set<string>, depth = 0): Saved {
  if (depth > deepest) throw strange(`levels deeper than ${deepest}`);
  if (json === null || typeof json !== 'object') return json as Saved;
  const below = (part: unknown): Saved => decode(part, tensors, used, depth + 1);
  if (Array.isArray(json)) return json.map(below);
  const parts = Object.entries(json);
  const [first] = parts;
  if (first !== undefined && /^\$(?!\$)/.test(first[0])) {
    const [kind, name] = first;
    if (kind === '$number' && parts.length === 1 && Object.hasOwn(unwritable, name as string))
      return unwritable[name as string]!;
    if (kind !== '$tensor' || typeof name !== 'string' || parts.length > 1)
      throw strange(`${describe(kind)} with ${describe(name)}`);
    if (!Object.hasOwn(tensors, name)) throw strange(`no tensor ${describe(name)}`);
    used.add(name);
    return tensors[name]!;
  }
  return Object.fromEntries(parts.map(([name, part]) => [name.replace(/^\$\$/, '$'), below(part)]));
}

/** The error for a file that `toCheckpoint` did not write. */
export function strange(what: string): RangeError {
  return new RangeError(`fromCheckpoint: ${what} — is the file from toCheckpoint?`);
}
