import { isTensor } from '@gd/core';
import type { Kind } from '@gd/core/extend';
import { aFunction, aRecord, check, isRecording, readOptions, warnOnce } from '@gd/core/extend';
import type { Backend, Executable } from './backends/backend';
import { wasm } from './backends/wasm/backend';
import { Entry } from './entry';
import { Handle, withNumbers } from './handle';
import type { Prepared } from './prepared';
import { prepared } from './prepared';
import type { Program } from './program';
import type { Host } from './residents';
import { Home, Resident } from './residents';
import type { Branch } from './trace/arguments';
import { describe } from './trace/arguments';
import { traceCall } from './trace/call';
import { isTracing } from './trace/trace';
import type { Tree } from './trace/tree';
import { isRandom, isRecord, signatureOf } from './trace/tree';
import { UnknownOperation } from './trace/unknown';

const maxPrograms = 32;
/** After how many traces of one function to say so. */
const manyTraces = 100;
/**
 * Small programs without donated trees share memories of this size, since a page in a browser gets hardly more than a
 * hundred.
 */
const sharedBytes = 2 ** 20;
/** How long a large program runs before it gets threads, in milliseconds: a short run never needs them. */
const settling = 50;

/** Options of `compile`. */
export interface CompileOptions<Donated extends string = string, Kept extends string = string> {
  /**
   * Keys of the one record that the function takes and returns: these trees of tensors stay in the program's memory,
   * are replaced in place by each call, and are returned as handles, with the same names, shapes and dtypes.
   */
  readonly donate?: readonly Donated[];
  /** Keys of the result that stay in memory, too, as handles that are valid until the next call. */
  readonly keep?: readonly Kept[];
  /** The backend; WebAssembly by default. */
  readonly backend?: Backend;
  /**
   * How many threads share a call, 1 to 8. By default, a large call is shared by as many as there are cores, at most 4,
   * whenever that turns out to be faster. The numbers have the same bits with any number of threads.
   */
  readonly threads?: number;
}

/** A compiled program, for inspection. */
export type CompiledProgram = Program & Pick<Executable, 'codeBytes' | 'memoryBytes'>;

/** A compiled function: the same function, with information about its programs. */
export interface Compiled<Arguments extends readonly unknown[], Answer> {
  (...args: Arguments): Answer;
  /** The number of times the function was traced: once for each set of shapes and dtypes. */
  readonly traces: number;
  /** The programs in use, the latest last. */
  readonly programs: readonly CompiledProgram[];
  /** Resolves when the requested threads have started; calls before that run on one. */
  readonly ready: Promise<void>;
  /** Prepares one kind of call, with these arguments; undefined if the function only runs eagerly. */
  prepare(args: Arguments[0]): Prepared<Arguments[0], Answer> | undefined;
  /**
   * Runs many calls in one: `tables` is a part of the arguments, with a row for each call in place of numbers, tensors
   * and streams. Returns the result of the last call, with a list in place of each output that is one number; the bits
   * are those of single calls. Undefined if the function only runs eagerly.
   */
  repeat(count: number, args: Arguments[0], tables: Tree): Repeated<Answer> | undefined;
}

/** The result of many calls: handles, and lists in place of single numbers. */
export type Repeated<Answer> = {
  readonly [Key in keyof Answer]: Answer[Key] extends Handle ? Answer[Key] : Answer[Key] | Float64Array;
};

/** Arguments of which some may be handles. */
export type Donating<Arguments, Donated> = {
  readonly [Key in keyof Arguments]: Key extends Donated ? Arguments[Key] | Handle<Arguments[Key]> : Arguments[Key];
};

/** A result of which some parts are handles. */
export type Handed<Answer, Names> = {
  readonly [Key in keyof Answer]: Key extends Names ? Handle<Answer[Key]> : Answer[Key];
};

/**
 * Compiles a function: runs it once with symbolic tensors, which have no numbers, and turns what it does into a
 * program. Tensors and numbers may be in lists and records, in arguments and in results; inside, a number argument is a
 * 0-d float64 tensor, so that another number needs no new program. Random streams are allowed, too: the program draws
 * new numbers from them at each call, the same ones as without `compile`. While a gradient is being recorded, or inside
 * another trace, the compiled function runs as the function itself.
 *
 * The program keeps what the function reads from outside as it was at the trace: variables, `Math.random()`, the time. Pass
 * what changes as an argument: a number, a tensor or a stream; another number needs no new trace.
 *
 * throws  TraceError when the function reads numbers, or branches on them, while it is traced
 */
export function compile<
  Arguments extends object,
  Answer extends object,
  const Donated extends string = never,
  const Kept extends string = never,
>(
  f: (args: Arguments) => Answer,
  options: CompileOptions<Donated, Kept> &
    ({ readonly donate: readonly Donated[] } | { readonly keep: readonly Kept[] }),
): Compiled<[args: Donating<Arguments, Donated>], Handed<Answer, Donated | Kept>>;
export function compile<Arguments extends readonly never[] | readonly unknown[], Answer>(
  f: (...args: Arguments) => Answer,
  options?: CompileOptions,
): Compiled<Arguments, Answer>;
export function compile(f: (...args: never[]) => unknown, options: CompileOptions = {}): unknown {
  const all = new Compilation(f, options);
  const compiled = (...args: unknown[]): unknown => all.call(args);
  Object.assign(compiled, {
    prepare: (args: unknown) => all.prepare(args),
    repeat: (count: number, args: unknown, tables: Tree) => all.repeat(count, args, tables),
    ready: all.ready,
  });
  return Object.defineProperties(compiled, {
    traces: { get: () => all.traces },
    programs: { get: () => all.programs },
  });
}

const someKeys: Kind = [
  "a list of keys, like ['w']",
  (value) => Array.isArray(value) && value.every((key) => typeof key === 'string'),
];

/** All programs of one function. */
class Compilation {
  traces = 0;
  readonly ready: Promise<void>;
  private readonly entries = new Map<string, Entry | undefined>();
  private readonly identities = new Map<unknown, number>();
  /** The memories of donated trees, by the trees' signature. */
  private readonly homes = new Map<string, Home<Entry>>();
  /** The memory for the next program without donated trees. */
  private open: Home<Entry> | undefined;
  private latest: Entry | undefined;
  private readonly donate: readonly string[];
  private readonly keep: readonly string[];
  private readonly isRecord: boolean;
  private readonly backend: Backend;
  private readonly threads: number | undefined;
  private readonly host: { -readonly [Key in keyof Host]: Host[Key] };
  private isSharing = false;
  private isPlain = false;

  constructor(
    private readonly f: (...args: never[]) => unknown,
    options: CompileOptions,
  ) {
    check('compile: f', f, aFunction);
    const { donate, keep, backend, threads } = readOptions('compile(f, options)', options, {
      donate: [someKeys, []],
      keep: [someKeys, []],
      backend: [aRecord, wasm],
      threads: ['1, 2, 3, …', undefined],
    });
    const most = backend.threads?.most ?? 1;
    if (threads !== undefined && threads > most) {
      throw new RangeError(
        `compile: threads ${threads} — wanted a whole number from 1 to ${most}; as many as there are cores?`,
      );
    }
    this.donate = donate;
    this.keep = keep;
    this.isRecord = donate.length + keep.length > 0;
    this.backend = backend;
    this.threads = threads;
    this.host = { allocate: backend.allocate, isShared: false, alignment: backend.facts.alignment };
    this.ready = threads === undefined || threads === 1 ? Promise.resolve() : this.share();
  }

  get programs(): CompiledProgram[] {
    return [...this.entries.values()].flatMap((entry) => {
      if (entry === undefined) return [];
      const { codeBytes, memoryBytes } = entry.executable;
      return [{ ...entry.program, codeBytes, memoryBytes }];
    });
  }

  call(args: readonly unknown[]): unknown {
    // under a gradient or inside another trace, the function runs as itself
    const entry = isRecording() || isTracing() ? undefined : this.entryFor(args);
    if (entry === undefined) return this.f(...(withNumbers(args) as never[]));
    void entry.run();
    return entry.answer();
  }

  prepare(args: unknown): Prepared<unknown, unknown> | undefined {
    const entry = this.entryFor([args]);
    return entry && prepared(entry);
  }

  repeat(count: number, args: unknown, tables: Tree): unknown {
    if (!Number.isInteger(count) || count < 1) {
      throw new RangeError(`repeat: ${count} calls — wanted a whole number from 1`);
    }
    return this.entryFor([args], [tables], tableNames(tables ?? {}, args))?.repeat(count, [tables]);
  }

  /** The program for a call, with its arguments written; undefined if it can only run eagerly. */
  private entryFor(args: readonly unknown[], tables?: Tree, names = ''): Entry | undefined {
    if (this.isPlain) return undefined;
    const { latest } = this;
    const isLatest = latest?.tableNames === names && latest.matcher.matches(args);
    const entry = isLatest ? latest : this.arrange(args, tables, names);
    entry?.matcher.write();
    return entry;
  }

  /** Finds or makes the program for a call, puts donated trees into place and holds the other arguments. */
  private arrange(given: readonly unknown[], tables: Tree, names: string): Entry | undefined {
    const missing = this.backend.missing();
    if (missing !== undefined) {
      warnOnce(`compile: ${missing} — everything runs eagerly`);
      this.isPlain = true;
      return undefined;
    }
    const settled = this.settle(given);
    const key = `${settled.key} ${names}`;
    if (!this.entries.has(key)) this.make(key, settled, tables, names);
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    for (const [resident, tree] of settled.arrivals) resident.load(tree);
    entry.matcher.hold(settled.args);
    this.latest = entry;
    return entry;
  }

  /** Finds a memory for the donated trees among the arguments. */
  private settle(given: readonly unknown[]): Settled {
    const [record] = given as [Record<string, unknown>];
    if (this.isRecord && (!isRecord(record) || given.length !== 1)) {
      throw new TypeError('compile: with donate or keep a function takes one record — call it with { … }');
    }
    const names = this.isRecord ? this.donate.filter((name) => name in record) : [];
    let home: Home<Entry> | undefined;
    // a tree that is already in a memory decides where the others go, if they fit there
    if (names.length > 0) home = names.map((name) => this.homeOf(record[name])).find((one) => one !== undefined);
    else home = this.open ??= new Home(this.host, '');
    let arrivals = this.arrivals(record, names, home);
    if (!arrivals.every(({ name, signature }) => home?.fits(name, signature))) {
      arrivals = this.arrivals(record, names);
      const key = arrivals.map(({ name, signature }) => `${name}:${signature}`).join();
      home = this.homes.get(key) ?? new Home<Entry>(this.host, key);
      this.homes.set(key, home);
    }
    const others = withNumbers(
      this.isRecord ? [{ ...record, ...Object.fromEntries(names.map((name) => [name, undefined])) }] : given,
    ) as unknown[];
    const trees = arrivals.map(({ name, signature, tree }) => [home!.resident(name, signature, tree), tree] as const);
    const residents = new Map(names.map((name) => [name, home!.residents.get(name)!]));
    return {
      home: home!,
      key: `${home!.key} ${signatureOf(others, this.identities)}`,
      args: this.isRecord ? [{ ...(others[0] as object), ...Object.fromEntries(residents) }] : others,
      residents,
      arrivals: trees,
    };
  }

  /** The memory of this function's donated tree that a handle refers to. */
  private homeOf(thing: unknown): Home<Entry> | undefined {
    const home = thing instanceof Handle && thing.place instanceof Resident ? thing.place.home : undefined;
    return home?.host === this.host ? (home as Home<Entry>) : undefined;
  }

  /** The donated trees that are not in their memory yet. */
  private arrivals(record: Record<string, unknown>, names: readonly string[], home?: Home) {
    return names
      .filter((name) => !home?.residents.get(name)?.matches(record[name]))
      .map((name) => {
        const tree = withNumbers(record[name]);
        return { name, tree, signature: signatureOf(tree, this.identities) };
      });
  }

  /** Traces and builds the program for a call; makes none if it can only run eagerly. */
  private make(key: string, { home, args, residents }: Settled, tables: Tree, names: string): void {
    if (++this.traces === manyTraces) {
      warnOnce(
        `compile: ${this.f.name || 'a function'} was traced ${manyTraces} times, which takes long — each new set of shapes is; keep them few: batches of one size, the last one dropped or padded?`,
      );
    }
    if (residents.size > 0 && home.added >= maxPrograms) this.forget(home);
    let entry: Entry | undefined;
    try {
      const root = describe(args) as Branch;
      const { isRecord, keep, backend } = this;
      const call = traceCall(this.f, root, {
        isRecord,
        residents,
        keep,
        isRepeated: tables !== undefined,
        float64: backend.facts.withoutFloat64 === undefined,
      });
      const threads = this.threads ?? backend.threads?.usual ?? 1;
      entry = new Entry(backend, home, root, call, threads, tables, names);
      if (residents.size > 0) home.add(entry);
      else this.lodge(entry);
    } catch (error) {
      if (!(error instanceof UnknownOperation)) throw error;
      warnOnce(error.message);
    }
    if (this.entries.size >= maxPrograms) this.drop(this.entries.keys().next().value!);
    this.entries.set(key, entry);
    if (entry?.executable.isWorthSharing) this.shareLater();
  }

  /** Places a program without donated trees in a shared memory; a large one gets its own. */
  private lodge(entry: Entry): void {
    const { memory } = entry.home;
    if (memory !== undefined && memory.bytes < entry.executable.memoryBytes) entry.home = new Home(this.host, '');
    entry.home.add(entry, sharedBytes);
    this.open = entry.home.end > sharedBytes / 2 ? undefined : entry.home;
  }

  private drop(key: string): void {
    const entry = this.entries.get(key);
    this.entries.delete(key);
    if (entry === undefined) return;
    entry.isGone = true;
    entry.home.tenants.delete(entry);
    if (entry.home.tenants.size === 0) this.homes.delete(entry.home.key);
  }

  /** Drops the programs of a memory. */
  private forget(home: Home<Entry>): void {
    for (const [key, entry] of this.entries) if (entry?.home === home) this.entries.delete(key);
    home.clear();
    this.latest = undefined;
  }

  private shareLater(): void {
    if (this.threads !== undefined || this.isSharing || this.backend.share === undefined) return;
    this.isSharing = true;
    const timer: { unref?(): void } | number = setTimeout(() => this.share(), settling);
    if (typeof timer === 'object') timer.unref?.();
  }

  /** Lets several threads share the work, as soon as they have started. */
  private async share(): Promise<void> {
    try {
      const allocate = await this.backend.share!(this.threads);
      Object.assign(this.host, { allocate, isShared: true });
      const homes = [...this.entries.values()].flatMap((entry) => (entry === undefined ? [] : [entry.home]));
      for (const home of new Set(homes)) home.relocate();
    } catch (error) {
      if (this.threads === undefined) return;
      warnOnce(`compile: no threads could be started (${error}) — it runs on one thread`);
    }
  }
}

/** A call whose donated trees have a memory. */
interface Settled {
  readonly home: Home<Entry>;
  /** The signature that a program depends on. */
  readonly key: string;
  /** The arguments, with residents in place of donated trees. */
  readonly args: readonly unknown[];
  readonly residents: ReadonlyMap<string, Resident>;
  /** The trees that are not in place yet. */
  readonly arrivals: readonly (readonly [Resident, Tree])[];
}

/** Which arguments have tables, as a string. */
function tableNames(tables: Tree, args: Tree): string {
  if (!isBranch(args) || !isBranch(tables)) return 'table';
  const names = Object.keys(tables).filter((name) => tables[name] !== undefined);
  return `{${names.sort().map((name) => `${JSON.stringify(name)}:${tableNames(tables[name], args[name])}`)}}`;
}

/** Whether an argument is a list or a record. */
function isBranch(thing: Tree): thing is Record<string, Tree> {
  return Array.isArray(thing) || (isRecord(thing) && !isTensor(thing) && !isRandom(thing));
}
