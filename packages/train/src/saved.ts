import type { Tensor, Weights } from '@gd/core';
import { isTensor } from '@gd/core';
import { describe, isRecord } from '@gd/core/extend';

/** What can be saved: numbers, texts, switches, tensors, and lists and records of such. */
export type Saved =
  | null
  | boolean
  | number
  | string
  | Tensor
  | readonly Saved[]
  | { readonly [name: string]: Saved | undefined };

/** What JSON can write. */
type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** How deep a tree may be. */
const deepest = 100;

/** Numbers that JSON does not know. */
const unwritable: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: 1 / 0,
  '-Infinity': -1 / 0,
  '-0': -0,
};

/**
 * Writes a tree as JSON: each tensor goes into `tensors` under its path, and `{ "$tensor": path }` takes its place.
 *
 * throws  when something can not be saved, or lies too deep
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
    // a name of its own that begins with $ gets another
    parts.push([name.replace(/^\$/, '$$$$'), encode(part as Saved, `${path}/${name}`, tensors, depth + 1)]);
  }
  return Object.fromEntries(parts);
}

/**
 * Reads what `encode` wrote; the names of the tensors that it used are added to `used`.
 *
 * throws  when it is something else
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

/** The error of a file that `toCheckpoint` did not write. */
export function strange(what: string): RangeError {
  return new RangeError(`fromCheckpoint: ${what} — is the file from toCheckpoint?`);
}
