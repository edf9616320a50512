import type { CompiledProgram, PreparedInput, PreparedOutput, PreparedStream } from '@gd/compile';
import type { Batch, Random, State, Tensor, Weights } from '@gd/core';
import { gather, tensor } from '@gd/core';
import { sameShape } from '@gd/core/extend';
import { checkDataset } from '@gd/data';
import { gradientStep, modelObjective, resolveOptions } from '@gd/optim';
import { checkLoad } from './checkLoad';
import { batchLike, checkRows, copyNumbers, copyRows } from './copyRows';
import { checkSteps, noData, noPrediction, plainSteps } from './plainSteps';
import type { Beginning, TrainStep } from './trainStep';

/** The maximum number of steps in one call. */
const mostRepeated = 256;

/** The inputs of a step, with either a batch, or data kept in memory and the rows to select. */
interface StepInput<S extends State> {
  readonly weights: Weights;
  readonly buffers: Weights;
  readonly state: S;
  readonly options: Readonly<Record<string, number | Tensor>>;
  readonly t: number;
  readonly rng: Random;
  readonly batch?: Batch;
  readonly data?: Batch;
  readonly rows?: Tensor;
}

type Lasting = 'weights' | 'buffers' | 'state' | 'data';
const donate: readonly Lasting[] = ['weights', 'buffers', 'state', 'data'];

interface Answer<S extends State> {
  readonly weights: Weights;
  readonly buffers: Weights;
  readonly state: S;
  readonly loss: Tensor;
  readonly aux?: Tensor;
  readonly data?: Batch;
}

type Repeated<S extends State> = Omit<Answer<S>, 'loss'> & { readonly loss: Float64Array };

/** The compiled step; trees that persist between steps are plain tensors or handles. */
interface CompiledStep<S extends State> {
  readonly ready: Promise<void>;
  readonly programs: readonly CompiledProgram[];
  prepare(input: StepInput<S>): Call<S> | undefined;
  repeat(count: number, input: StepInput<S>, tables: object): Repeated<S> | undefined;
}

/** A prepared call. */
interface Call<S extends State> {
  readonly inputs: Readonly<Record<'weights' | 'buffers' | 'state', { set(tree: unknown): void }>> & {
    readonly batch: { readonly inputs: PreparedInput; readonly targets: PreparedInput };
    readonly t: PreparedInput;
    readonly options: Readonly<Record<string, PreparedInput>>;
    readonly rng: PreparedStream;
  };
  readonly outputs: Pick<Answer<S>, 'weights' | 'buffers' | 'state'> & { readonly loss: PreparedOutput };
  run(): void;
  read(name: string): Tensor;
}

/** An option that changes from step to step, with a table of its values for many steps. */
interface Scheduled {
  readonly name: string;
  readonly schedule: (t: number) => number;
  readonly table: Float64Array;
}

/** A step prepared for one shape of batch. */
interface Ready<S extends State> {
  readonly call: Call<S>;
  readonly batch: Batch;
  readonly inputs: PreparedInput;
  readonly targets: PreparedInput;
  readonly t: PreparedInput;
  readonly scheduled: readonly (Scheduled & { readonly input: PreparedInput })[];
  /** The random stream to set, if the step uses it. */
  readonly rng: PreparedStream | undefined;
  readonly loss: PreparedOutput;
}

/** Training steps as compiled programs that share memory, one program for each batch shape. */
export async function compiledSteps<S extends State>(
  beginning: Beginning<S>,
  compiler: typeof import('@gd/compile'),
): Promise<TrainStep<S>> {
  const { threads } = beginning.options;
  const compiled = compiler.compile(pickedStep(beginning), {
    donate,
    keep: ['aux'],
    ...(threads !== undefined && { threads }),
  }) as unknown as CompiledStep<S>;
  await compiled.ready;
  return new CompiledTraining(beginning, compiled, compiler).steps();
}

/** A gradient descent step that selects its batch when it gets data and rows. */
function pickedStep<S extends State>({ options }: Beginning<S>): (input: StepInput<S>) => Answer<S> {
  const { model, loss, optimizer, gradient } = options;
  const objective = modelObjective(model, loss);
  const step = gradientStep<S, Batch, Tensor>({ objective, optimizer, ...(gradient && { gradient }) });
  return ({ data, rows, batch, ...rest }) => {
    if (data === undefined) return step({ ...rest, batch: batch! });
    const some = { inputs: gather(data.inputs, rows!), targets: gather(data.targets, rows!) };
    return { ...step({ ...rest, batch: some }), data };
  };
}

class CompiledTraining<S extends State> {
  private count: number;
  private latest: Ready<S> | undefined;
  /** Weights, buffers and state while no step is prepared: plain tensors or handles. */
  private from: Pick<StepInput<S>, 'weights' | 'buffers' | 'state'>;
  private data: Batch | undefined;
  /** The last step, or its prediction. */
  private last: Ready<S> | { readonly aux: Tensor | undefined } | undefined;
  private readonly pass: Random;
  private readonly scheduled: readonly Scheduled[];
  /** Tables for many steps, reused because allocating them takes as long as several steps. */
  private readonly times = new Float64Array(mostRepeated);
  private rows = new Int32Array(0);
  /** The eager steps, after a fallback. */
  private plain: TrainStep<S> | undefined;

  constructor(
    private readonly beginning: Beginning<S>,
    private readonly compiled: CompiledStep<S>,
    private readonly compiler: Pick<typeof import('@gd/compile'), 'readSync'>,
  ) {
    const { weights, buffers, state, count, rng, options } = beginning;
    this.from = { weights, buffers, state };
    this.count = count;
    this.pass = rng.split('pass');
    this.data = options.data;
    this.scheduled = Object.entries(options.optimizer.options).flatMap(([name, schedule]) =>
      typeof schedule === 'function' ? [{ name, schedule, table: new Float64Array(mostRepeated) }] : [],
    );
  }

  steps(): TrainStep<S> {
    const step = (batch: Batch): number => this.step(batch);
    const all = Object.assign(step, {
      pick: (rows: Int32Array) => this.pick(rows),
      steps: (count: number) => this.many(count),
      weights: () => this.read('weights'),
      buffers: () => this.read('buffers'),
      state: () => this.read('state'),
      prediction: () => {
        if (this.plain !== undefined) return this.plain.prediction();
        const { last } = this;
        if (last === undefined) throw noPrediction();
        return 'call' in last ? last.call.read('aux') : this.compiler.readSync(last.aux);
      },
      load: (from: Parameters<TrainStep<S>['load']>[0]) => this.load(from),
    });
    return Object.defineProperties(all, {
      count: { get: () => this.plain?.count ?? this.count },
      programs: { get: () => this.compiled.programs },
    }) as unknown as TrainStep<S>;
  }

  private step(batch: Batch): number {
    if (this.plain !== undefined) return this.plain(batch);
    const { latest } = this;
    const ready = latest !== undefined && fits(latest, batch) ? latest : this.prepare(batch);
    if (ready === undefined) return this.goPlain()(batch);
    copyNumbers(ready.inputs.data, batch.inputs.data);
    copyNumbers(ready.targets.data, batch.targets.data);
    return this.run(ready);
  }

  private pick(rows: Int32Array): number {
    const { data } = this.beginning.options;
    if (data === undefined) throw noData('pick');
    if (this.plain !== undefined) return this.plain.pick(rows);
    const { latest } = this;
    const isReady = latest?.batch.inputs.shape[0] === checkRows(rows).length && isLike(latest.batch, data);
    const ready = isReady ? latest : this.prepare(batchLike(data, rows.length));
    if (ready === undefined) return this.goPlain().pick(rows);
    copyRows(ready.inputs.data, data.inputs, rows);
    copyRows(ready.targets.data, data.targets, rows);
    return this.run(ready);
  }

  private run(ready: Ready<S>): number {
    const t = this.count + 1;
    ready.t.data[0] = t;
    for (let i = 0; i < ready.scheduled.length; i++) {
      const { schedule, input } = ready.scheduled[i]!;
      input.data[0] = this.checked(schedule(t), t);
    }
    ready.rng?.set(this.pass.split(t));
    ready.call.run();
    this.count = t;
    this.last = ready;
    return ready.loss.data[0]!;
  }

  /** Checks that a schedule returned a number. */
  private checked(value: number, t: number): number {
    // resolveOptions throws an error that names the option
    if (typeof value !== 'number' || Number.isNaN(value)) resolveOptions(this.beginning.options.optimizer.options, t);
    return value;
  }

  /** Prepares a step for batches of this shape; undefined if the step can only run eagerly. */
  private prepare(batch: Batch): Ready<S> | undefined {
    checkDataset('step', batch);
    // if preparation fails, no step remains prepared
    this.from = this.lasting();
    this.latest = undefined;
    const call = this.compiled.prepare({ ...this.inputs(), batch });
    if (call === undefined) return undefined;
    const { inputs, outputs } = call;
    this.latest = {
      call,
      batch,
      inputs: inputs.batch.inputs,
      targets: inputs.batch.targets,
      t: inputs.t,
      scheduled: this.scheduled.map((option) => ({ ...option, input: inputs.options[option.name]! })),
      rng: inputs.rng.isUsed ? inputs.rng : undefined,
      loss: outputs.loss,
    };
    return this.latest;
  }

  /** The trees that persist between steps, as plain tensors or handles. */
  private lasting(): Pick<StepInput<S>, 'weights' | 'buffers' | 'state'> {
    if (this.latest === undefined) return this.from;
    const { weights, buffers, state } = this.latest.call.outputs;
    return { weights, buffers, state };
  }

  /** The inputs of the next step except the batch; schedules are 0 here, and evaluated when the step runs. */
  private inputs(): StepInput<S> {
    const { weights, buffers, state } = this.lasting();
    const t = this.count + 1;
    const unasked = Object.fromEntries(this.scheduled.map(({ name }) => [name, 0]));
    const options = resolveOptions({ ...this.beginning.options.optimizer.options, ...unasked }, t);
    return { weights, buffers, state, options, t, rng: this.pass.split(t) };
  }

  private read(name: 'weights' | 'buffers' | 'state'): unknown {
    return this.plain?.[name]() ?? this.compiler.readSync(this.lasting()[name]);
  }

  private goPlain(): TrainStep<S> {
    const [weights, buffers, state] = (['weights', 'buffers', 'state'] as const).map((name) => this.read(name));
    const from = { weights, buffers, state, count: this.count } as Pick<Beginning<S>, 'weights' | 'buffers' | 'state'>;
    this.plain = plainSteps({ ...this.beginning, ...from });
    return this.plain;
  }

  private load(given: Parameters<TrainStep<S>['load']>[0]): void {
    const checked = checkLoad(given, this.beginning);
    this.plain?.load(checked);
    for (const name of ['weights', 'buffers', 'state'] as const) {
      if (checked[name] === undefined) continue;
      if (this.latest === undefined) this.from = { ...this.from, [name]: checked[name] };
      else this.latest.call.inputs[name].set(checked[name]);
    }
    if (checked.count === undefined) return;
    this.count = checked.count;
    this.beginning.order?.goTo(checked.count);
  }

  /** Runs many steps in as few calls as possible, gathering rows from data kept in memory. */
  private many(wanted: number): Float64Array {
    const { order } = this.beginning;
    if (order === undefined) throw noData('steps');
    const losses = new Float64Array(checkSteps(wanted));
    for (let done = 0; done < wanted; ) {
      const batches = order.next(Math.min(mostRepeated, wanted - done));
      losses.set(this.repeat(batches) ?? batches.map((rows) => this.plain!.pick(rows)), done);
      order.drop(batches.length);
      done += batches.length;
    }
    return losses;
  }

  /** Runs one step for each batch in a single call; undefined after a fallback to eager steps. */
  private repeat(batches: readonly Int32Array[]): Float64Array | undefined {
    if (this.plain !== undefined) return undefined;
    const count = batches.length;
    const size = batches[0]!.length;
    const first = this.count + 1;
    if (this.rows.length < size * count) this.rows = new Int32Array(size * mostRepeated);
    const { times, rows, scheduled, pass } = this;
    for (let i = 0; i < count; i++) {
      times[i] = first + i;
      const batch = batches[i]!;
      for (let k = 0; k < size; k++) rows[i * size + k] = batch[k]!;
      for (const { schedule, table } of scheduled) table[i] = this.checked(schedule(first + i), first + i);
    }
    const tables = {
      t: times.subarray(0, count),
      rows: rows.subarray(0, size * count),
      options: Object.fromEntries(scheduled.map(({ name, table }) => [name, table.subarray(0, count)])),
      rng: (i: number) => pass.split(first + i),
    };
    const args = { ...this.inputs(), data: this.data!, rows: tensor(batches[0]!) };
    const answer = this.compiled.repeat(count, args, tables);
    if (answer === undefined) {
      this.goPlain();
      return undefined;
    }
    const { weights, buffers, state, data, aux, loss } = answer;
    this.from = { weights, buffers, state };
    this.data = data;
    this.last = { aux };
    this.count += count;
    return loss;
  }
}

/** Whether a step was prepared for batches of this shape and dtype. */
function fits({ batch }: { readonly batch: Batch }, given: Batch | undefined): boolean {
  return sameKind(batch.inputs, given?.inputs) && sameKind(batch.targets, given?.targets);
}

function sameKind(a: Tensor, b: Tensor | undefined): boolean {
  return a === b || (a.dtype === b?.dtype && sameShape(a.shape, b.shape));
}

/** Whether a batch has the same dtype and row shape as the data. */
function isLike(batch: Batch, data: Batch): boolean {
  const alike = (a: Tensor, b: Tensor): boolean => {
    if (a.dtype !== b.dtype || a.shape.length !== b.shape.length) return false;
    for (let axis = 1; axis < a.shape.length; axis++) if (a.shape[axis] !== b.shape[axis]) return false;
    return true;
  };
  return alike(batch.inputs, data.inputs) && alike(batch.targets, data.targets);
}
