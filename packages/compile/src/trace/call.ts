import type { DType, Shape, Tensor, TypedArray } from '@gd/core';
import { cast, isTensor, tensor } from '@gd/core';
import { DenseTensor, sizeOf } from '@gd/core/extend';
import type { Memory } from '../backends/backend';
import { pathOf, Resident, Slot } from '../residents';
import type { Argument, Branch } from './arguments';
import { arrayFor, Draws, Fixed, Input, mapArgument } from './arguments';
import type { TracedGraph, Tracing } from './trace';
import { trace } from './trace';
import type { TracedRandom } from './tracedRandom';
import { traceRandom } from './tracedRandom';
import type { Tree } from './tree';
import { isRecord, mapTensors, mapTree } from './tree';

/** An output of the program, in its place in the answer. */
export class Output {
  /** The numbers in place, where the host can reach them. */
  data!: TypedArray;
  address!: number;
  private memory!: Memory;

  constructor(
    /** Its position among the outputs. */
    readonly position: number,
    readonly shape: Shape,
    readonly dtype: DType,
    /** The function answered with a plain number. */
    readonly isNumber: boolean,
    /** It is listed, where runs are repeated. */
    readonly isCollected: boolean,
  ) {}

  bind(memory: Memory, address: number): void {
    this.memory = memory;
    this.address = address;
    this.data = memory.view?.(address, this.dtype, sizeOf(this.shape)) as TypedArray;
  }

  /** A copy. */
  read(): Tensor | Promise<Tensor> {
    const { data, shape, dtype } = this;
    if (data?.length !== 1 || dtype === 'bool') return this.memory.read(this.address, shape, dtype);
    // single numbers are read often: a small array costs a fifth of a view and its copy
    const single = arrayFor(dtype, 1);
    single[0] = data[0]!;
    return new DenseTensor(shape, dtype, single);
  }
}

/** Stands for a tree of outputs that stay in memory until the next call. */
export class Kept {
  constructor(
    readonly name: string,
    readonly tree: Tree,
  ) {}
}

/** A function traced for one kind of call. */
export interface TracedCall {
  readonly graph: TracedGraph;
  /** What is fed, by position among the graph's inputs, and the addresses of those that live in memory. */
  readonly inputs: readonly (Input | undefined)[];
  readonly addresses: readonly (number | undefined)[];
  readonly replaced: readonly (readonly [output: number, input: number])[];
  /** The answer, with an `Output`, a `Kept` or a `Resident` in place of what is computed. */
  readonly answer: Tree;
  /** The streams of random numbers that are drawn from. */
  readonly streams: readonly Draws[];
}

/** How a call is to be traced. */
export interface CallOptions {
  /** Whether the function takes one record and answers with one. */
  readonly isRecord: boolean;
  /** The donated trees among the arguments, by name. */
  readonly residents: ReadonlyMap<string, Resident>;
  readonly keep: readonly string[];
  /** Whether runs are repeated. */
  readonly isRepeated: boolean;
}

/** Runs a function once with arguments that have no numbers, and finds out what it would do. */
export function traceCall(f: (...args: never[]) => unknown, root: Branch, options: CallOptions): TracedCall {
  const inputs: (Input | undefined)[] = [];
  const addresses: (number | undefined)[] = [];
  const { graph, result } = trace((tracing) => {
    const feed = new Feed(tracing, inputs, addresses, options.isRecord);
    const symbolic = feed.symbolic(root) as never[];
    const answers = new Answers(tracing, feed, options);
    const answer = answers.of(f(...symbolic));
    const streams = feed.drawnFrom(answers);
    return { outputs: answers.outputs, result: { answer, replaced: answers.replaced, streams } };
  });
  return { graph, inputs, addresses, ...result };
}

/** Gives a function arguments without numbers, and notes what they are. */
class Feed {
  readonly numbers = new Set<unknown>();
  private readonly streams: { readonly draws: Draws; readonly traced: TracedRandom }[] = [];
  /** Donated tensors, and the inputs they are, by name and path. */
  readonly donated = new Map<string, { readonly tensor: Tensor; readonly input: number }>();

  constructor(
    private readonly tracing: Tracing,
    private readonly inputs: (Input | undefined)[],
    private readonly addresses: (number | undefined)[],
    private readonly isRecord: boolean,
  ) {}

  symbolic(root: Argument): Tree {
    return mapArgument(root, (leaf) => {
      if (leaf instanceof Fixed) return leaf.value;
      if (leaf instanceof Resident) return this.resident(leaf);
      if (leaf instanceof Draws) return this.draws(leaf);
      const fed = this.next(leaf.shape, leaf.dtype, this.label(leaf.keys), leaf);
      if (leaf.isNumber) this.numbers.add(fed);
      return fed;
    });
  }

  private next(shape: Shape, dtype: DType, label: string, input?: Input, address?: number): Tensor {
    this.inputs.push(input);
    this.addresses.push(address);
    return this.tracing.input(shape, dtype, label);
  }

  private label(keys: readonly (string | number)[]): string {
    const path = (this.isRecord ? keys.slice(1) : keys).map((key) =>
      typeof key === 'number' ? `[${key}]` : `.${key}`,
    );
    return this.isRecord ? path.join('').slice(1) : `argument ${path.join('')}`;
  }

  private resident({ name, tree }: Resident): Tree {
    return mapTree(tree, (slot) => {
      if (!(slot instanceof Slot)) return slot;
      const label = pathOf(name, slot.path);
      const input = this.inputs.length;
      const fed = this.next(slot.shape, slot.dtype, label, undefined, slot.address);
      this.donated.set(label, { tensor: fed, input });
      return fed;
    });
  }

  private draws(draws: Draws): unknown {
    const traced = traceRandom((shape, dtype) => {
      draws.position = new Input(shape, dtype, false, []);
      return this.next(shape, dtype, 'random stream', draws.position);
    });
    this.streams.push({ draws, traced });
    return traced.random;
  }

  /** The streams that are drawn from; where one advanced, its next position takes the place of the one before. */
  drawnFrom({ outputs, replaced }: Answers): Draws[] {
    return this.streams.flatMap(({ draws, traced: { left } }) => {
      if (draws.position === undefined) return [];
      if (left !== undefined) {
        draws.advances = true;
        replaced.push([outputs.push(left) - 1, this.inputs.indexOf(draws.position)]);
      }
      return [draws];
    });
  }
}

/** Makes outputs of what a function answered. */
class Answers {
  readonly outputs: Tensor[] = [];
  readonly replaced: [output: number, input: number][] = [];

  constructor(
    private readonly tracing: Tracing,
    private readonly feed: Feed,
    private readonly options: CallOptions,
  ) {}

  of(answer: unknown): Tree {
    const { isRecord: asRecord, residents, keep } = this.options;
    if (answer instanceof Promise) {
      throw new TypeError('compile: the function answered with a promise — it is traced at once; await outside of it');
    }
    if (!asRecord) return mapTensors(answer, (leaf) => this.output(leaf));
    if (!isRecord(answer) || isTensor(answer)) {
      throw new TypeError(
        'compile: the function answered with no record — with donate or keep it takes one and answers with one',
      );
    }
    for (const name of residents.keys()) {
      if (!(name in answer))
        throw new RangeError(`compile: ${name} is donated and does not come back — return it, changed or not`);
    }
    const named = Object.entries(answer).map(([name, tree]) => {
      const resident = residents.get(name);
      if (resident !== undefined) return [name, this.replace(resident, tree)];
      const outputs = mapTensors(tree, (leaf) => this.output(leaf));
      return [name, keep.includes(name) ? new Kept(name, outputs) : outputs];
    });
    return Object.fromEntries(named);
  }

  private output(leaf: Tensor | number): Output {
    const isNumber = typeof leaf === 'number' || this.feed.numbers.has(leaf);
    const whole = typeof leaf === 'number' ? tensor(leaf, { dtype: 'float64' }) : leaf;
    const isCollected = this.options.isRepeated && whole.shape.length === 0;
    const { shape, dtype } = whole;
    const tensorOf = isCollected ? cast(whole, 'float64') : whole;
    const position = this.outputs.push(tensorOf) - 1;
    return new Output(position, shape, isCollected ? 'float64' : dtype, isNumber, isCollected);
  }

  /** Notes what takes the place of a donated tree. */
  private replace(resident: Resident, tree: Tree): Resident {
    const missing = new Set<string>();
    mapTree(resident.tree, (slot) => slot instanceof Slot && missing.add(pathOf(resident.name, slot.path)));
    mapTensors(tree, (leaf, path) => {
      const label = pathOf(resident.name, path);
      const was = this.feed.donated.get(label);
      if (was === undefined || !missing.delete(label)) {
        throw new RangeError(`compile: ${label} comes back, but was not passed in — a donated tree keeps its names`);
      }
      const now = typeof leaf === 'number' ? tensor(leaf, { dtype: 'float64' }) : leaf;
      if (now.dtype !== was.tensor.dtype || String(now.shape) !== String(was.tensor.shape)) {
        throw new RangeError(
          `compile: ${label} goes in as ${was.tensor} and comes back as ${now.dtype}[${now.shape}] — a donated tree keeps shapes and dtypes`,
        );
      }
      if (this.tracing.nodeOf(now) !== this.tracing.nodeOf(was.tensor))
        this.replaced.push([this.outputs.push(now) - 1, was.input]);
    });
    for (const label of missing) {
      throw new RangeError(`compile: ${label} was passed in and does not come back — a donated tree keeps its names`);
    }
    return resident;
  }
}

/** The outputs of an answer that are listed, where runs are repeated. */
export function collectedIn(answer: Tree): Output[] {
  const all: Output[] = [];
  mapTree(answer, (thing) => thing instanceof Output && thing.isCollected && all.push(thing));
  return all;
}
