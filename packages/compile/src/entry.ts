import type { Tensor, TypedArray } from '@gd/core';
import type { Backend, Executable, Memory, Run } from './backends/backend';
import type { Place } from './handle';
import { Handle } from './handle';
import type { HostScalars } from './hostScalars';
import type { Program } from './program';
import { isAtomic, planProgram } from './program';
import type { Home, Mark, Tenant } from './residents';
import { Resident, Slot } from './residents';
import type { Branch, Draws } from './trace/arguments';
import { Input, Matcher, numbersIn, positionIn, streamAt, tabledIn } from './trace/arguments';
import type { TracedCall } from './trace/call';
import { Kept, Output } from './trace/call';
import type { Tree } from './trace/tree';
import { at, isRecord } from './trace/tree';

/** The maximum number of runs in one call of the program. */
const mostRepeated = 256;

type Lists = ReadonlyMap<Output, Float64Array | Promise<Float64Array>>;

/** One kind of call, compiled: a program bound to a memory. */
export class Entry implements Tenant {
  isGone = false;
  readonly program: Program;
  readonly executable: Executable;
  readonly matcher: Matcher;
  /** The result of the latest run. */
  readonly answer: () => unknown;
  /** The call as the program sees it, without the part that the host computes. */
  readonly call: TracedCall;
  private readonly host: HostScalars | undefined;
  private running!: Run;
  private memory!: Memory;
  /** Whether the host cannot reach the memory. */
  private isFar = false;
  private readonly mark: Mark = { call: 0 };
  private readonly streams: readonly Draws[];
  private readonly residents: readonly Resident[];
  /** The arguments that have tables, and the outputs that are collected, if runs are repeated. */
  private readonly tabled: readonly (Input | Draws)[];
  private readonly collected: readonly Output[];
  /** The inputs that have a row for each run. */
  private readonly rowed: readonly Input[];
  private lists: Lists = new Map();

  constructor(
    private readonly backend: Backend,
    public home: Home<Entry>,
    readonly root: Branch,
    traced: TracedCall,
    threads: number,
    tables: Tree | undefined,
    /** The names of the arguments that have tables. */
    readonly tableNames: string,
  ) {
    this.host = backend.facts.withoutFloat64?.(traced, backend.name);
    const call = this.host?.call ?? traced;
    this.call = call;
    this.streams = call.streams;
    this.residents = call.residents;
    this.collected = call.outputs.filter((output) => output?.isCollected) as Output[];
    this.tabled = tabledIn(root, tables).filter(
      (argument) => (argument instanceof Input || argument.isUsed) && call.inputs.includes(inputOf(argument)),
    );
    this.rowed = [...this.tabled.map(inputOf), ...(this.host?.computed ?? [])];
    const repeat = tables !== undefined && {
      most: mostRepeated,
      tables: this.rowed.map((input) => call.inputs.indexOf(input)),
      collected: this.collected.map((output) => call.outputs.indexOf(output)),
    };
    this.program = planProgram(call.graph, backend.facts, {
      start: home.end,
      reserved: backend.reservedBytes,
      inputAddresses: call.inputs.map(addressOf),
      replaced: call.replaced,
      threads,
      ...(repeat && { repeat }),
    });
    this.executable = backend.compile(this.program);
    this.matcher = new Matcher(root);
    if (backend.answersByPromise && call.streams.length > 0) {
      throw new TypeError(
        `compile: the function draws from a stream itself, which backend ${backend.name} cannot advance synchronously — draw from rng.split(name)`,
      );
    }
    this.answer = this.giver(call.answer);
  }

  bind(memory: Memory): void {
    const { graph, plan } = this.program;
    this.memory = memory;
    this.isFar = memory.view === undefined;
    this.running = this.executable.start(memory);
    this.call.inputs.forEach((input, i) => {
      if (input instanceof Input) input.bind(memory, plan.addresses.get(graph.inputs[i]!)!);
    });
    this.call.outputs.forEach((output, i) => {
      output?.bind(memory, plan.addresses.get(graph.outputs[i]!)!);
    });
  }

  /** Runs the program on the written inputs, once or on a number of rows. */
  run(count?: number): void | Promise<void> {
    if (count === undefined) this.host?.compute();
    if (this.isFar) this.send();
    let done: void | Promise<void>;
    try {
      done = count === undefined ? this.running.run() : this.running.repeat!(count);
    } catch (error) {
      // donated trees may be half replaced
      if (count !== undefined || !this.isAtomic()) this.advance(1);
      throw this.explained(error);
    }
    this.advance(count ?? 1);
    if (count === undefined) this.host?.advance();
    for (let i = 0; i < this.streams.length; i++) this.streams[i]!.advance();
    return done === undefined ? undefined : this.follow(done);
  }

  /** Sends the written inputs to a memory that the host cannot reach. */
  private send(): void {
    for (const input of this.call.inputs) if (input instanceof Input) input.send();
  }

  private explained(error: unknown): unknown {
    return this.backend.explained?.(error) ?? error;
  }

  /** A run that completes later. */
  private follow(run: Promise<void>): Promise<void> {
    const done = run.catch((error) => {
      throw this.explained(error);
    });
    done.catch(() => {});
    this.home.done = done;
    return done;
  }

  /** Whether a failed run leaves donated trees unchanged. */
  private isAtomic(): boolean {
    return isAtomic(this.program, new Set(this.call.inputs.map(addressOf)));
  }

  private advance(calls: number): void {
    const { home, mark } = this;
    if (home.mark !== mark) {
      home.mark = mark;
      for (const resident of this.residents) resident.mark = mark;
    }
    home.calls += calls;
    mark.call = home.calls;
  }

  /**
   * Runs many times, each with a row of every table; returns the result of the last run, with a list in place of each
   * output that is one number.
   */
  repeat(count: number, given: Tree): unknown {
    const parts: (Tensor | Promise<Tensor>)[][] = this.collected.map(() => []);
    const rows = this.tabled.map((argument) => rowsFor(argument, at(given, argument.keys), count));
    const ahead = this.host?.repeat(count, given);
    if (ahead !== undefined) rows.push(...ahead.rows);
    const { tables, collected } = this.program.repetition!;
    for (let done = 0; done < count; done += mostRepeated) {
      const ready = Math.min(mostRepeated, count - done);
      this.rowed.forEach(({ dtype, data }, i) => {
        const some = rows[i]!.subarray(done * data.length, (done + ready) * data.length);
        this.memory.write(tables[i]!.from, { dtype, data: some });
      });
      void this.run(ready);
      collected.forEach(({ to, dtype }, i) => {
        parts[i]!.push(this.memory.read(to, [ready], dtype));
      });
    }
    this.lists = new Map<Output, Float64Array | Promise<Float64Array>>([
      ...(ahead?.lists ?? []),
      ...this.collected.map((output, i) => [output, inRow(parts[i]!)] as const),
    ]);
    return this.answer();
  }

  /** A function that makes a part of the result after a run. */
  private giver(part: Tree): () => unknown {
    if (part instanceof Resident) return () => part.handle();
    if (part instanceof Kept) return this.keeper(part.name, part.tree);
    if (part instanceof Output) {
      if (part.isCollected) return () => this.lists.get(part) ?? part.data[0];
      if (this.backend.answersByPromise) return this.keeper('an answer', part);
      if (part.isNumber) return () => part.data[0];
      return () => part.read();
    }
    if (Array.isArray(part)) {
      const givers = part.map((one) => this.giver(one));
      return () => givers.map((give) => give());
    }
    if (!isRecord(part)) return () => part;
    const names = Object.keys(part);
    const givers = names.map((name) => this.giver(part[name]));
    return () => {
      const answer: Record<string, unknown> = {};
      for (let i = 0; i < names.length; i++) answer[names[i]!] = givers[i]!();
      return answer;
    };
  }

  /** A function that makes handles which are valid until the next call. */
  private keeper(name: string, outputs: Tree): () => Handle {
    let place: Place | undefined;
    return () => {
      const { home } = this;
      place ??= {
        name,
        home,
        tree: outputs,
        get call() {
          return home.calls;
        },
      };
      return new Handle(place, home.calls);
    };
  }
}

/** The address of a donated tensor; undefined for other inputs. */
function addressOf(input: Input | Slot): number | undefined {
  return input instanceof Slot ? input.address : undefined;
}

/** The input of the program for an argument; for a stream, its position. */
function inputOf(argument: Input | Draws): Input {
  return argument instanceof Input ? argument : argument.position!;
}

/** The numbers of tensors, one after another. */
function inRow(parts: readonly (Tensor | Promise<Tensor>)[]): Float64Array | Promise<Float64Array> {
  if (parts.some((part) => part instanceof Promise)) return Promise.all(parts).then(inRow);
  const lists = (parts as readonly Tensor[]).map(({ data }) => data);
  const [first] = lists;
  return lists.length === 1 && first instanceof Float64Array
    ? first
    : Float64Array.from(lists.flatMap((list) => [...list]));
}

/** The numbers of a table, row after row. */
function rowsFor(argument: Input | Draws, rows: unknown, count: number): TypedArray {
  if (argument instanceof Input) return numbersIn(rows, argument, count);
  if (Array.isArray(rows) && rows.length !== count) {
    const name = argument.keys.slice(1).join('.');
    throw new RangeError(
      `repeat: the table for ${name} has ${rows.length} streams — wanted one for each of ${count} runs`,
    );
  }
  argument.release();
  const positions = new Int32Array(4 * count);
  for (let i = 0; i < count; i++) positions.set(positionIn(streamAt(rows, i)), 4 * i);
  return positions;
}
