import type { DType, Shape, Tensor, TypedArray } from '@gd/core';
import { cast, isTensor } from '@gd/core';
import { DenseTensor, sizeOf } from '@gd/core/extend';
import type { Memory } from '../backends/backend';
import { pathOf, Resident, Slot } from '../residents';
import type { Branch } from './arguments';
import { arrayFor, Draws, Fixed, Input, mapArgument } from './arguments';
import type { TracedGraph } from './trace';
import { trace } from './trace';
import type { TracedRandom } from './tracedRandom';
import { traceRandom } from './tracedRandom';
import type { Tree } from './tree';
import { isRecord, lifted, mapTensors, mapTree } from './tree';

/** An output of the program, at its position in the result. */
export class Output extends Slot {
  /** The numbers in place, if the host can reach them. */
  data!: TypedArray;
  private memory!: Memory;

  constructor(
    shape: Shape,
    dtype: DType,
    /** Whether the function returned a plain number. */
    readonly isNumber: boolean,
    /** Whether it is collected, if runs are repeated. */
    readonly isCollected: boolean,
  ) {
    super('', shape, dtype, 0);
  }

  bind(memory: Memory, address: number): void {
    this.memory = memory;
    this.address = address;
    this.data = memory.view?.(address, this.dtype, sizeOf(this.shape)) as TypedArray;
  }

  /** A copy. */
  read(): Tensor | Promise<Tensor> {
    const { data, shape, dtype } = this;
    if (data?.length !== 1 || dtype === 'bool') return this.memory.read(this.address, shape, dtype);
    // single numbers are read often, and a small array costs a fifth of a view and its copy
    const single = arrayFor(dtype, 1);
    single[0] = data[0]!;
    return new DenseTensor(shape, dtype, single);
  }
}

/** Refers to a tree of outputs that stay in memory until the next call. */
export class Kept {
  constructor(
    readonly name: string,
    readonly tree: Tree,
  ) {}
}

/** A function traced for one kind of call. */
export interface TracedCall {
  readonly graph: TracedGraph;
  /** The source of each input of the graph: written by the caller, or in memory. */
  readonly inputs: readonly (Input | Slot)[];
  /** The destination of each output of the graph; undefined for those that replace an input. */
  readonly outputs: readonly (Output | undefined)[];
  /** Which outputs replace which inputs, by their positions. */
  readonly replaced: readonly (readonly [output: number, input: number])[];
  /** The result, with an `Output`, a `Kept` or a `Resident` in place of everything that is computed. */
  readonly answer: Tree;
  /** The random streams that a run advances: the function draws from them, and not only from their children. */
  readonly streams: readonly Draws[];
  /** The donated trees among the arguments. */
  readonly residents: readonly Resident[];
}

/** How to trace a call. */
export interface CallOptions {
  /** Whether the function takes one record and returns one. */
  readonly isRecord: boolean;
  /** The donated trees among the arguments, by name. */
  readonly residents: ReadonlyMap<string, Resident>;
  readonly keep: readonly string[];
  /** Whether runs are repeated. */
  readonly isRepeated: boolean;
  /** Whether the backend has float64. */
  readonly float64: boolean;
}

/** Runs a function once with symbolic arguments, and records what it would do. */
export function traceCall(f: (...args: never[]) => unknown, root: Branch, options: CallOptions): TracedCall {
  const { isRecord: isNamed, residents, keep, isRepeated, float64 } = options;
  const inputs: (Input | Slot)[] = [];
  const numbers = new Set<unknown>();
  const donated = new Map<Slot, Tensor>();
  const streams: { readonly draws: Draws; readonly traced: TracedRandom }[] = [];
  const outputs: (Output | undefined)[] = [];
  const replaced: [output: number, input: number][] = [];
  const { graph, result } = trace(({ input, nodeOf }) => {
    const values: Tensor[] = [];
    const feed = (place: Input | Slot, label: string): Tensor => {
      inputs.push(place);
      return input(place.shape, place.dtype, label);
    };
    const replace = (value: Tensor, place: Input | Slot): void => {
      replaced.push([values.push(value) - 1, inputs.indexOf(place)]);
      outputs.push(undefined);
    };
    const symbolic = mapArgument(root, (leaf) => {
      if (leaf instanceof Fixed) return leaf.value;
      if (leaf instanceof Resident) {
        return mapTree(leaf.tree, (slot) => {
          if (!(slot instanceof Slot)) return slot;
          const fed = feed(slot, pathOf(leaf.name, slot.path));
          donated.set(slot, fed);
          return fed;
        });
      }
      if (leaf instanceof Draws) {
        const traced = traceRandom((shape, dtype) => {
          leaf.position = new Input(shape, dtype, false, []);
          return feed(leaf.position, 'random stream');
        });
        streams.push({ draws: leaf, traced });
        return traced.random;
      }
      const fed = feed(leaf, labelOf(leaf.keys, isNamed));
      if (leaf.isNumber) numbers.add(fed);
      return fed;
    });
    const give = (leaf: Tensor | number): Output => {
      const value = lifted(leaf);
      const isCollected = isRepeated && value.shape.length === 0;
      const given = isCollected && float64 ? cast(value, 'float64') : value;
      const output = new Output(value.shape, given.dtype, value !== leaf || numbers.has(leaf), isCollected);
      values.push(given);
      outputs.push(output);
      return output;
    };
    const answered = f(...(symbolic as never[]));
    if (answered instanceof Promise) {
      throw new TypeError('compile: the function returned a promise — it is traced synchronously; await outside of it');
    }
    const answer = isNamed
      ? mapNamed(answered, residents, (tree, name) => {
          const resident = residents.get(name);
          if (resident === undefined)
            return keep.includes(name) ? new Kept(name, mapTensors(tree, give)) : mapTensors(tree, give);
          for (const [slot, now] of resident.match(tree)) {
            const was = donated.get(slot)!;
            if (nodeOf(now) !== nodeOf(was)) replace(now, slot);
          }
          return resident;
        })
      : mapTensors(answered, give);
    const advanced = streams.flatMap(({ draws, traced: { left } }) => {
      if (left === undefined) return [];
      replace(left, draws.position!);
      return [draws];
    });
    return { outputs: values, result: { answer, streams: advanced } };
  });
  return { ...result, graph, inputs, outputs, replaced, residents: [...residents.values()] };
}

/** The name of an argument in errors and reports. */
function labelOf(keys: readonly (string | number)[], isNamed: boolean): string {
  const path = keys.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`));
  return isNamed ? path.slice(1).join('').slice(1) : `argument ${path.join('')}`;
}

/** Maps each part of a record that a function returned; donated trees must be in it. */
function mapNamed(
  answer: unknown,
  residents: ReadonlyMap<string, Resident>,
  visit: (tree: Tree, name: string) => unknown,
): Tree {
  if (!isRecord(answer) || isTensor(answer)) {
    throw new TypeError(
      'compile: the function did not return a record — with donate or keep it takes one and returns one',
    );
  }
  for (const name of residents.keys()) {
    if (!(name in answer))
      throw new RangeError(`compile: ${name} is donated but not returned — return it, changed or not`);
  }
  return Object.fromEntries(Object.entries(answer).map(([name, tree]) => [name, visit(tree, name)]));
}
