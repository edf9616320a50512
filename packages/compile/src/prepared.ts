import type { Random, Tensor, TypedArray } from '@gd/core';
import type { Entry } from './entry';
import type { Handle } from './handle';
import { withNumbers } from './handle';
import { Resident } from './residents';
import { Fixed, mapArgument } from './trace/arguments';
import { Kept } from './trace/call';
import type { Tree } from './trace/tree';
import { at, isRecord } from './trace/tree';

/** A number or a tensor to write for the next run. */
export interface PreparedInput {
  /** The numbers in place; look them up at each use, since memory may be replaced. */
  readonly data: TypedArray;
  set(value: number | TypedArray | Tensor): void;
}

/** A number or a tensor to read after a run. */
export interface PreparedOutput {
  /** The numbers in place, until the next run, if the host can reach them; look them up at each use. */
  readonly data: TypedArray;
  /** A copy. */
  read(): Tensor | Promise<Tensor>;
}

/** A random stream to set for the next run. */
export interface PreparedStream {
  /** Whether the function draws from it. */
  readonly isUsed: boolean;
  set(rng: Random): void;
}

/** Like the arguments, with something to write to in place of each leaf and of each donated tree. */
export type PreparedInputs<T> = [Extract<T, Handle>] extends [never]
  ? T extends number | Tensor
    ? PreparedInput
    : T extends Random
      ? PreparedStream
      : T extends object
        ? { readonly [Key in keyof T]: PreparedInputs<T[Key]> }
        : T
  : { set(tree: T): void };

/** Like the result, with something to read from in place of each leaf, and a handle in place of a donated tree. */
export type PreparedOutputs<T> = T extends number | Tensor
  ? PreparedOutput
  : T extends Handle
    ? T
    : T extends object
      ? { readonly [Key in keyof T]: PreparedOutputs<T[Key]> }
      : T;

/** A prepared kind of call, which no longer looks up or allocates anything. */
export interface Prepared<Inputs, Answer> {
  readonly inputs: PreparedInputs<Inputs>;
  /** Runs on the written inputs; inputs that are not written again keep their values. */
  run(): void | Promise<void>;
  readonly outputs: PreparedOutputs<Answer>;
  /** Copies a part of the latest result: a tree of the backend's tensors, or a promise. */
  read(name: string): unknown;
}

/** Prepares a kind of call. */
export function prepared(entry: Entry): Prepared<unknown, unknown> {
  const { root, call } = entry;
  const outputs = (part: Tree): Tree => {
    if (part instanceof Kept) return outputs(part.tree);
    if (Array.isArray(part)) return part.map(outputs);
    if (!isRecord(part)) return part;
    const answer = {};
    for (const [name, one] of Object.entries(part)) {
      const value = one instanceof Resident ? undefined : outputs(one);
      Object.defineProperty(answer, name, {
        enumerable: true,
        get: () => (one instanceof Resident ? one.handle() : value),
      });
    }
    return answer;
  };
  const inputs = mapArgument(root, (leaf) => {
    if (leaf instanceof Fixed) return leaf.value;
    return leaf instanceof Resident ? { set: (tree: Tree) => leaf.load(withNumbers(tree)) } : leaf;
  });
  return {
    inputs: (inputs as unknown[])[0],
    run() {
      if (!entry.isGone) return entry.run();
      throw new Error('prepare: 32 other programs have replaced this one — prepare the call again');
    },
    outputs: outputs(call.answer) as never,
    read(name) {
      const part = at(call.answer, [name]);
      return entry.home.copyOut(part instanceof Resident || part instanceof Kept ? part.tree : part);
    },
  } as Prepared<unknown, unknown>;
}
