import type { DType, Tensor, TypedArray } from '@gd/core';
import { sizeOf } from '@gd/core/extend';
import type { Backend, Executable, Memory, Run } from './backends/backend';
import type { Place } from './handle';
import { Handle } from './handle';
import type { Program } from './program';
import { isAtomic, planProgram } from './program';
import type { Home, Tenant } from './residents';
import { Resident, Slot } from './residents';
import type { Branch, Draws } from './trace/arguments';
import { Input, Matcher, mapArgument, numbersIn, positionIn, streamAt, tablesFor } from './trace/arguments';
import type { TracedCall } from './trace/call';
import { Kept, Output } from './trace/call';
import type { Tree } from './trace/tree';
import { mapTree } from './trace/tree';

/** How many runs one call of the program repeats at most. */
const mostRepeated = 256;

type Lists = ReadonlyMap<Output, Float64Array | Promise<Float64Array>>;

/** One kind of call, compiled: a program at work in a home. */
export class Entry implements Tenant {
  readonly program: Program;
  readonly executable: Executable;
  readonly matcher: Matcher;
  /** Which arguments have tables. */
  readonly tableNames: string;
  /** The answer of the latest run. */
  readonly answer: () => unknown;
  private running!: Run;
  private memory!: Memory;
  private views: (TypedArray | undefined)[] = [];
  private readonly residents: readonly Resident[];
  /** The streams that a run moves on. */
  private readonly streams: readonly Draws[];
  private readonly isAtomic: boolean;
  /** The outputs that are listed, where runs are repeated. */
  private readonly collected: Output[] = [];
  private lists: Lists = new Map();

  constructor(
    private readonly backend: Backend,
    public home: Home<Entry>,
    readonly root: Branch,
    readonly call: TracedCall,
    { threads, tables, names }: { readonly threads: number; readonly tables: Tree | undefined; readonly names: string },
  ) {
    mapTree(call.answer, (thing) => thing instanceof Output && thing.isCollected && this.collected.push(thing));
    const repeat = tables !== undefined && {
      most: mostRepeated,
      tables: tablesFor(root, tables).flatMap(({ argument }) => {
        const input = argument instanceof Input ? argument : argument.position;
        return input === undefined ? [] : [call.inputs.indexOf(input)];
      }),
      collected: this.collected.map(({ output }) => output),
    };
    this.program = planProgram(call.graph, backend.facts, {
      start: home.end,
      reserved: backend.reservedBytes,
      inputAddresses: call.addresses,
      replaced: call.replaced,
      threads,
      ...(repeat && { repeat }),
    });
    this.executable = backend.compile(this.program);
    this.tableNames = names;
    this.matcher = new Matcher(root);
    const residents: Resident[] = [];
    mapArgument(root, (leaf) => leaf instanceof Resident && residents.push(leaf));
    this.residents = residents;
    this.streams = call.streams.filter(({ left }) => left !== undefined);
    if (backend.answersByPromise && this.streams.length > 0) {
      throw new TypeError(
        `compile: the function draws from a stream itself, which backend ${backend.name} cannot move on at once — draw from rng.split(name)`,
      );
    }
    this.isAtomic = isAtomic(this.program, new Set(call.replaced.map(([, input]) => call.addresses[input]!)));
    this.answer = this.giver(call.answer);
  }

  bind(memory: Memory): void {
    const { graph, plan } = this.program;
    this.memory = memory;
    this.running = this.executable.start(memory);
    this.call.inputs.forEach((input, i) => {
      input?.bind(memory, plan.addresses.get(graph.inputs[i]!)!);
    });
    this.views = graph.outputs.map((node) => memory.view?.(plan.addresses.get(node)!, node.dtype, sizeOf(node.shape)));
  }

  /** Runs the program on what was written, once or on so many rows that are laid out. */
  run(count?: number): void | Promise<void> {
    if (this.memory.view === undefined) for (const input of this.call.inputs) input?.send();
    let done: void | Promise<void>;
    try {
      done = count === undefined ? this.running.run() : this.running.repeat!(count);
    } catch (error) {
      // what lives on may be half replaced
      if (!this.isAtomic || count !== undefined) this.advance(1);
      throw error;
    }
    this.advance(count ?? 1);
    for (let i = 0; i < this.streams.length; i++) {
      const { left } = this.streams[i]!;
      if (left !== undefined) this.streams[i]!.moveOn(this.views[left]!);
    }
    if (done !== undefined) {
      this.home.done = done;
      done.catch(() => {});
    }
    return done;
  }

  private advance(calls: number): void {
    const { home, residents } = this;
    home.calls += calls;
    for (let i = 0; i < residents.length; i++) residents[i]!.call = home.calls;
  }

  addressOf({ output }: Output): number {
    return this.program.plan.addresses.get(this.program.graph.outputs[output]!)!;
  }

  /** The numbers of an output in place, where the host can reach them. */
  viewOf({ output }: Output): TypedArray | undefined {
    return this.views[output];
  }

  /** Copies an output out. */
  read(output: Output): Tensor | Promise<Tensor> {
    return this.memory.read(this.addressOf(output), output.shape, output.dtype);
  }

  /**
   * Does many runs, each with a row of every table; answers as the last one, with a list in place of each output that is
   * one number.
   */
  repeat(count: number, given: Tree): unknown {
    const parts = new Map(this.collected.map((output) => [output, [] as (Tensor | Promise<Tensor>)[]]));
    const tables = rowsFor(this.root, given, count);
    const { repetition } = this.program;
    for (let done = 0; done < count; done += mostRepeated) {
      const ready = Math.min(mostRepeated, count - done);
      tables.forEach(({ dtype, size, rows }, i) => {
        const data = rows.subarray(done * size, (done + ready) * size);
        this.memory.write(repetition!.tables[i]!.from, { dtype, data });
      });
      void this.run(ready);
      this.collected.forEach((output, i) => {
        parts.get(output)!.push(this.memory.read(repetition!.collected[i]!.to, [ready], 'float64'));
      });
    }
    this.lists = new Map(this.collected.map((output) => [output, joined(parts.get(output)!, count)]));
    return this.answer();
  }

  /** A tree of outputs, as where they lie. */
  slotsOf(tree: Tree): Tree {
    return mapTree(tree, (thing) =>
      thing instanceof Output ? new Slot('', thing.shape, thing.dtype, this.addressOf(thing)) : thing,
    );
  }

  /** How a part of the answer is made after a run. */
  private giver(part: Tree): () => unknown {
    if (part instanceof Resident) return () => part.handle();
    if (part instanceof Kept) return this.keeper(part.name, part.tree);
    if (part instanceof Output) {
      if (part.isCollected) return () => this.lists.get(part) ?? this.views[part.output]![0];
      if (this.backend.answersByPromise) return this.keeper('an answer', part);
      if (part.isNumber) return () => this.views[part.output]![0];
      return () => this.read(part);
    }
    if (Array.isArray(part)) {
      const givers = part.map((one) => this.giver(one));
      return () => givers.map((give) => give());
    }
    if (typeof part !== 'object' || part === null || Object.getPrototypeOf(part) !== Object.prototype)
      return () => part;
    const names = Object.keys(part);
    const givers = names.map((name) => this.giver((part as Record<string, unknown>)[name]));
    return () => {
      const answer: Record<string, unknown> = {};
      for (let i = 0; i < names.length; i++) answer[names[i]!] = givers[i]!();
      return answer;
    };
  }

  /** Makes handles that are valid until the next call. */
  private keeper(name: string, outputs: Tree): () => Handle {
    const tree = this.slotsOf(outputs);
    let place: Place | undefined;
    return () => {
      const { home } = this;
      place ??= {
        name,
        home,
        tree,
        get call() {
          return home.calls;
        },
      };
      return new Handle(place, home.calls);
    };
  }
}

/** The numbers of all tables, row after row. */
function rowsFor(root: Branch, given: Tree, count: number): { dtype: DType; size: number; rows: TypedArray }[] {
  return tablesFor(root, given).flatMap(({ argument, rows }) => {
    if (argument instanceof Input) {
      return [{ dtype: argument.dtype, size: argument.data.length, rows: numbersIn(rows, argument, count) }];
    }
    if (argument.position === undefined) return [];
    argument.release();
    const positions = new Int32Array(4 * count);
    for (let i = 0; i < count; i++) positions.set(positionIn(streamAt(rows, i)), 4 * i);
    return [{ dtype: 'int32', size: 4, rows: positions }];
  });
}

/** The lists of several chunks, one after the other. */
function joined(parts: readonly (Tensor | Promise<Tensor>)[], count: number): Float64Array | Promise<Float64Array> {
  const together = (all: readonly Tensor[]): Float64Array => {
    const list = new Float64Array(count);
    let end = 0;
    for (const { data } of all) {
      list.set(data, end);
      end += data.length;
    }
    return list;
  };
  return parts.some((part) => part instanceof Promise)
    ? Promise.all(parts).then(together)
    : together(parts as readonly Tensor[]);
}
