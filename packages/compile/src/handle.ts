import type { Home } from './residents';
import type { Tree } from './trace/tree';
import { mapTree } from './trace/tree';

/** A tree of tensors in a program's memory. */
export interface Place {
  readonly name: string;
  readonly home: Home;
  /** The number of the call that wrote it last. */
  readonly call: number;
  /** The tree, with a `Slot` in place of each tensor. */
  readonly tree: Tree;
}

/** Refers to a tree of tensors that a compiled function left in its memory; `read` copies it out. */
export class Handle<T = unknown> {
  /** A copy of the numbers, made when others had to take their place. */
  copy: Tree | undefined;
  declare readonly of: T;

  constructor(
    readonly place: Place,
    readonly call: number,
  ) {}

  /** Throws: a handle is not a tensor. */
  get shape(): never {
    throw this.noTensor();
  }

  /** Throws: a handle is not a tensor. */
  get data(): never {
    throw this.noTensor();
  }

  get [Symbol.toStringTag](): string {
    return 'Handle';
  }

  private noTensor(): TypeError {
    return new TypeError(
      `read: ${this.place.name} is a handle to the memory of a compiled function, not a tensor — await read(handle) copies its tensors out`,
    );
  }
}

/**
 * Copies out the tree that a handle refers to; returns anything else unchanged, so that a loop need not know whether it
 * runs compiled.
 *
 * throws  when the handle is spent: its tree was passed on, and replaced by a newer one
 */
export async function read<T>(handle: Handle<T> | T): Promise<T> {
  if (!(handle instanceof Handle)) return handle;
  await handle.place.home.done;
  return (await settled(numbersOf(handle))) as T;
}

/** Like `read`, but synchronous, for a backend that supports it. */
export function readSync<T>(handle: Handle<T> | T): T {
  if (!(handle instanceof Handle)) return handle;
  return mapTree(numbersOf(handle), (thing) => {
    if (!(thing instanceof Promise)) return thing;
    throw new TypeError('readSync: numbers of this backend are read by promise — await read(handle)');
  }) as T;
}

/** A tree with tensors in place of handles. */
export function withNumbers(tree: Tree): Tree {
  return mapTree(tree, (thing) => (thing instanceof Handle ? readSync(thing) : thing));
}

function numbersOf(handle: Handle): Tree {
  const { copy, place, call } = handle;
  if (copy !== undefined) return copy;
  if (place.call === call) return place.home.copyOut(place.tree);
  throw new Error(
    `read: ${place.name} of call ${call} was passed on, and the memory is at call ${place.call} now — read it before you pass it on, or read the latest result`,
  );
}

async function settled(tree: Tree): Promise<Tree> {
  const waiting: unknown[] = [];
  mapTree(tree, (thing) => waiting.push(thing));
  const done = (await Promise.all(waiting)).values();
  return mapTree(tree, () => done.next().value);
}
