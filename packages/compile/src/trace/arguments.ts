import type { DType, Random, Shape, Tensor, TypedArray } from '@gd/core';
import { isTensor } from '@gd/core';
import { positionOf, sizeOf } from '@gd/core/extend';
import type { Memory } from '../backends/backend';
import { Resident } from '../residents';
import type { Tree } from './tree';
import { at, isRandom, isRecord } from './tree';

type Keys = readonly (string | number)[];

/** A number or a tensor among the arguments, as the program reads it. */
export class Input {
  /** The numbers in place, which the next run reads. Look them up at each use, since memory may be replaced. */
  data!: TypedArray;
  private memory!: Memory;
  private address!: number;

  constructor(
    readonly shape: Shape,
    readonly dtype: DType,
    readonly isNumber: boolean,
    readonly keys: Keys,
  ) {}

  bind(memory: Memory, address: number): void {
    this.memory = memory;
    this.address = address;
    const size = sizeOf(this.shape);
    const before = this.data as TypedArray | undefined;
    this.data = memory.view?.(address, this.dtype, size) ?? before ?? arrayFor(this.dtype, size);
  }

  /** Sends the numbers to a memory that the host cannot reach. */
  send(): void {
    this.memory.write(this.address, this);
  }

  /** Copies numbers in. */
  set(value: number | TypedArray | Tensor): void {
    const { data: to } = this;
    if (typeof value === 'number') {
      if (to.length !== 1) throw this.misfit([value]);
      to[0] = value;
      return;
    }
    const from = ArrayBuffer.isView(value) ? value : value?.data;
    if (from?.length !== to.length) throw this.misfit(from);
    // a loop is faster than `set` for a handful of numbers
    if (from.length > 32) to.set(from);
    else for (let i = 0; i < from.length; i++) to[i] = from[i]!;
  }

  private misfit(from: ArrayLike<number> | undefined): RangeError {
    const [came, wanted] = [from?.length ?? 'no', sizeOf(this.shape)];
    return new RangeError(
      `set: ${came} numbers for ${nameOf(this.keys)} — wanted ${wanted}, as a tensor, a typed array or a number; prepare a call of that shape?`,
    );
  }

  matches(value: unknown): boolean {
    if (this.isNumber) return typeof value === 'number';
    if (!isTensor(value) || value.dtype !== this.dtype || value.shape.length !== this.shape.length) return false;
    for (let axis = 0; axis < this.shape.length; axis++) if (value.shape[axis] !== this.shape[axis]) return false;
    return true;
  }
}

/** An array for numbers as programs store them: bools are 32-bit 0 and 1. */
export function arrayFor(dtype: DType, size: number): TypedArray {
  if (dtype === 'float32') return new Float32Array(size);
  return dtype === 'float64' ? new Float64Array(size) : new Int32Array(size);
}

/** A random stream among the arguments: the program draws from the stream's position. */
export class Draws {
  /** The position of the stream, as the program reads it; undefined if nothing is drawn. */
  position: Input | undefined;
  private stream: Random | undefined;

  constructor(readonly keys: Keys) {}

  /** Whether the function draws from it. */
  get isUsed(): boolean {
    return this.position !== undefined;
  }

  matches(value: unknown): boolean {
    return isRandom(value);
  }

  /** Draws from another stream. */
  set(rng: Random): void {
    if (this.position === undefined) return;
    this.position.set(positionIn(rng));
    this.stream = rng;
  }

  /** Leaves the stream unchanged, since each run has its own. */
  release(): void {
    this.stream = undefined;
  }

  /** Advances the stream to where the program left it, as the plain function would. */
  advance(): void {
    if (this.stream !== undefined) positionOf(this.stream, this.position!.data);
  }
}

/** The position of a stream: its key and its counter. */
export function positionIn(rng: Random): Int32Array {
  const position = positionOf(rng);
  if (position !== undefined) return position;
  throw new TypeError('compile: a random stream that is not from random(seed) — pass one that is');
}

/** A value among the arguments that the program was specialized for. */
export class Fixed {
  constructor(readonly value: unknown) {}

  matches(value: unknown): boolean {
    return Object.is(value, this.value);
  }
}

/** A list or a record of arguments. */
export class Branch {
  constructor(
    readonly keys: Keys,
    readonly children: readonly Argument[],
    readonly isList: boolean,
  ) {}
}

/** The role of a part of the arguments in a program. */
export type Argument = Input | Draws | Fixed | Branch | Resident;

/** Describes the roles of arguments like these in a program. A `Resident` among them refers to a donated tree. */
export function describe(thing: unknown, keys: Keys = []): Argument {
  if (thing instanceof Resident) return thing;
  if (typeof thing === 'number') return new Input([], 'float64', true, keys);
  if (isTensor(thing)) return new Input(thing.shape, thing.dtype, false, keys);
  if (isRandom(thing)) return new Draws(keys);
  if (!Array.isArray(thing) && !isRecord(thing)) return new Fixed(thing);
  const isList = Array.isArray(thing);
  const names: Keys = isList ? thing.map((_, i) => i) : Object.keys(thing);
  const children = names.map((name) => describe(at(thing, [name]), [...keys, name]));
  return new Branch(names, children, isList);
}

/** A tree with the result of `visit` for each argument. */
export function mapArgument(argument: Argument, visit: (leaf: Exclude<Argument, Branch>) => unknown): Tree {
  if (!(argument instanceof Branch)) return visit(argument);
  const values = argument.children.map((child) => mapArgument(child, visit));
  return argument.isList ? values : Object.fromEntries(argument.keys.map((key, i) => [key, values[i]]));
}

/** A part of the arguments: the list or record that it is in (by index), and its key there. */
interface Part<Kind> {
  readonly within: number;
  readonly key: string | number;
  readonly part: Kind;
}

/** Checks whether arguments are of the kind that a program was made for, and writes them into its memory. */
export class Matcher {
  private readonly branches: Part<Branch>[] = [];
  private readonly leaves: Part<Exclude<Argument, Branch>>[] = [];
  /** The leaves that are written. */
  private readonly written: Part<Input | Draws>[] = [];
  private readonly found: (Record<string | number, unknown> | undefined)[] = [];

  constructor(private readonly root: Branch) {
    this.add(root, 0);
  }

  private add(branch: Branch, within: number): void {
    branch.children.forEach((part, i) => {
      const key = branch.keys[i]!;
      if (part instanceof Branch) {
        this.branches.push({ within, key, part });
        this.add(part, this.branches.length);
        return;
      }
      this.leaves.push({ within, key, part });
      if (part instanceof Input || part instanceof Draws) this.written.push({ within, key, part });
    });
  }

  /** Whether these arguments are of that kind; if so, they are held for `write`. */
  matches(args: readonly unknown[]): boolean {
    const { branches, leaves, found } = this;
    if (args.length !== this.root.keys.length) return false;
    found[0] = args as never;
    for (let i = 0; i < branches.length; i++) {
      const { within, key, part } = branches[i]!;
      const branch = found[within]![key];
      if (typeof branch !== 'object' || branch === null || Array.isArray(branch) !== part.isList) return false;
      let count = 0;
      for (const _ in branch) count++;
      if (count !== part.keys.length) return false;
      found[i + 1] = branch as Record<string, unknown>;
    }
    for (let i = 0; i < leaves.length; i++) {
      const { within, key, part } = leaves[i]!;
      if (!part.matches(found[within]![key])) return false;
    }
    return true;
  }

  /** Holds arguments that are known to be of that kind. */
  hold(args: readonly unknown[]): void {
    this.found[0] = args as never;
    this.branches.forEach(({ within, key }, i) => {
      this.found[i + 1] = this.found[within]![key] as Record<string, unknown>;
    });
  }

  /** Writes the arguments that are held. */
  write(): void {
    const { written, found } = this;
    for (let i = 0; i < written.length; i++) {
      const { within, key, part } = written[i]!;
      part.set(found[within]![key] as never);
    }
    // the arguments may be large, and must not be kept alive
    found.fill(undefined);
  }
}

/**
 * The arguments that have tables, with a row for each of many runs.
 *
 * throws  when there is no such argument
 */
export function tabledIn(argument: Argument, tables: unknown, path = ''): (Input | Draws)[] {
  if (tables === undefined) return [];
  if (argument instanceof Input || argument instanceof Draws) return [argument];
  if (!(argument instanceof Branch) || !(Array.isArray(tables) || isRecord(tables))) {
    throw new TypeError(`repeat: ${path} — a table is for a number, a tensor or a stream of random numbers`);
  }
  const strange = Object.keys(tables).find((key) => !argument.keys.map(String).includes(key));
  if (strange !== undefined) {
    throw new TypeError(`repeat: ${path} has ${strange} — the arguments there are ${argument.keys.join(', ')}`);
  }
  return argument.keys.flatMap((key, i) =>
    tabledIn(argument.children[i]!, at(tables, [key]), path === '' ? 'tables' : `${path}.${key}`),
  );
}

/** The stream for one of many runs; a table of streams is a list, or a function of the run's number from 0. */
export function streamAt(rows: unknown, run: number): Random {
  return typeof rows === 'function' ? rows(run) : (rows as readonly Random[])[run]!;
}

/** The name of an argument: its keys in the first argument, or its position. */
const nameOf = (keys: Keys): string => keys.slice(1).join('.') || `argument ${keys[0]}`;

/** The numbers of a table for an input, row after row. */
export function numbersIn(rows: unknown, { shape, keys }: Input, count: number): TypedArray {
  const size = sizeOf(shape);
  const numbers = isTensor(rows) ? rows.data : Array.isArray(rows) ? Float64Array.from(rows) : (rows as TypedArray);
  if (ArrayBuffer.isView(numbers) && numbers.length === count * size) return numbers;
  throw new RangeError(
    `repeat: the table for ${nameOf(keys)} has ${numbers?.length ?? 'no'} numbers — wanted ${count * size}, a row of ${size} for each of ${count} runs`,
  );
}
