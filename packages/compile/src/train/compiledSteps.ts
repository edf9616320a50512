import type { Batch, State, Tensor, TypedArray } from '@gd/core';
import { sizeOf } from '../graph/layout';
import { UnknownOperation } from '../graph/unknown';
import { warnOnce } from '../program/fallback';
import type { Program, Running } from '../program/program';
import { allocateMemory, build, read, runSafely, start, viewOf, write } from '../program/program';
import { noData, noPrediction } from './eagerSteps';
import type { Keep } from './keep';
import { layOut, readState, readWeights, writeState, writeWeights } from './keep';
import { OptionWriter } from './options';
import { rowsInOrder } from './order';
import type { StepGraph } from './stepGraph';
import { traceStep } from './stepGraph';
import type { Beginning, TrainStep } from './trainStep';

const mostRepeated = 256;

/** A step for one shape of batch, at work. */
interface Stepper {
  readonly step: StepGraph;
  readonly program: Program;
  readonly inputs: Tensor['shape'];
  readonly truth: Tensor['shape'];
  readonly truthDType: Tensor['dtype'];
  readonly usesChance: boolean;
  /** Tables for many steps: rows' numbers, options, losses. */
  readonly tables: { readonly rows: number; readonly options: number; readonly losses: number } | undefined;
  running: Running;
  views: { inputs: TypedArray; truth: TypedArray; loss: Float64Array };
}

/** The walk as WebAssembly programs that share one memory: one for each shape of batch that was met. */
export function compiledSteps<S extends State>(
  beginning: Beginning<S>,
  eager: (from: Beginning<S>) => TrainStep<S>,
): TrainStep<S> {
  const { optimizer, chance, data, batchSize } = beginning;
  const keep: Keep = layOut(beginning.weights, beginning.state, optimizer);
  const names = Object.keys(optimizer.options);
  const writer = new OptionWriter(optimizer.options);
  const steppers: Stepper[] = [];
  let memory = allocateMemory(keep.end + 64);
  let end = keep.end;
  let options = new Float64Array(memory.buffer, keep.t, 1 + names.length);
  let latest: Stepper | undefined;
  let count = 0;
  let order: Iterator<Int32Array> | undefined;
  let fallen: TrainStep<S> | undefined;
  writer.writeNumbers(options, 1);
  writeWeights(memory, keep, beginning.weights);
  writeState(memory, keep, beginning.state);

  const viewsOf = ({ plan, graph }: Program, { inputs, truth }: StepGraph): Stepper['views'] => {
    const view = (node: (typeof graph.inputs)[number]): TypedArray =>
      viewOf(memory, plan.addresses.get(node)!, node.dtype, sizeOf(node.shape));
    return {
      inputs: view(graph.inputs[inputs]!),
      truth: view(graph.inputs[truth]!),
      loss: view(graph.outputs[0]!) as Float64Array,
    };
  };

  /** Moves into a memory that is large enough for one more program; what others hold are copies. */
  const makeRoom = (bytes: number): void => {
    if (memory.buffer.byteLength >= bytes) return;
    const wider = allocateMemory(bytes);
    new Uint8Array(wider.buffer).set(new Uint8Array(memory.buffer));
    memory = wider;
    options = new Float64Array(memory.buffer, keep.t, 1 + names.length);
    for (const stepper of steppers) {
      stepper.running = start(stepper.program, memory);
      stepper.views = viewsOf(stepper.program, stepper.step);
    }
  };

  const make = (batch: Batch, rows?: number): Stepper => {
    const step = traceStep(beginning, keep, batch, rows);
    let tables: Stepper['tables'];
    const program = build(step.graph, {
      start: end,
      inputAddresses: step.fixed,
      replaced: step.replaced,
      ...(rows !== undefined && {
        repeat(from, plan, graph) {
          const losses = from;
          const optionTable = losses + 8 * mostRepeated;
          const rowTable = optionTable + 8 * names.length * mostRepeated;
          tables = { losses, options: optionTable, rows: rowTable };
          const lists = [{ from: rowTable, to: plan.addresses.get(graph.inputs[step.rows!]!)!, bytes: 4 * rows }];
          if (writer.isScheduled) lists.push({ from: optionTable, to: keep.t + 8, bytes: 8 * names.length });
          const loss = { from: plan.addresses.get(graph.outputs[0]!)!, to: losses };
          return { repetition: { t: keep.t, tables: lists, loss }, end: rowTable + 4 * rows * mostRepeated };
        },
      }),
    });
    makeRoom(program.memoryBytes);
    end = program.end;
    const running = start(program, memory);
    const { inputs, truth } = batch;
    const own = { inputs: inputs.shape, truth: truth.shape, truthDType: truth.dtype, usesChance: step.chance.isUsed };
    const made: Stepper = { step, program, ...own, tables, running, views: viewsOf(program, step) };
    steppers.push(made);
    return made;
  };

  const fillChance = ({ step, program }: Stepper, t: number): void => {
    step.chance.replay(chance.split('pass').split(t), (input, drawn) => {
      write(memory, program.plan.addresses.get(program.graph.inputs[input]!)!, drawn.data);
    });
  };

  const fits = (stepper: Stepper, { inputs, truth }: Batch): boolean =>
    stepper.tables === undefined &&
    sameSizes(stepper.inputs, inputs.shape) &&
    sameSizes(stepper.truth, truth.shape) &&
    stepper.truthDType === truth.dtype;

  const step = (batch: Batch): number => {
    if (fallen !== undefined) return fallen(batch);
    if (latest === undefined || !fits(latest, batch)) {
      latest = steppers.find((one) => fits(one, batch));
      if (latest === undefined) {
        try {
          latest = make(batch);
        } catch (error) {
          return fallBack(error)(batch);
        }
      }
    }
    copyInto(latest.views.inputs, batch.inputs.data);
    copyInto(latest.views.truth, batch.truth.data);
    const t = count + 1;
    options[0] = t;
    if (writer.isScheduled) writer.writeScheduled(options, t, 1);
    if (latest.usesChance) fillChance(latest, t);
    runSafely(latest.running);
    count = t;
    return latest.views.loss[0]!;
  };

  const fallBack = (error: unknown): TrainStep<S> => {
    if (!(error instanceof UnknownOperation)) throw error;
    warnOnce(error.message);
    fallen = eager({ ...beginning, weights: readWeights(memory, keep), state: readState(memory, keep) as S });
    fallen.load({ count });
    return fallen;
  };

  const steps = (wanted: number): Float64Array => {
    if (data === undefined) throw noData();
    if (fallen !== undefined) return fallen.steps(wanted);
    const losses = new Float64Array(wanted);
    order ??= rowsInOrder(data.inputs.shape[0]!, batchSize, chance.split('feed'));
    let waiting: Int32Array | undefined;
    for (let done = 0; done < wanted; ) {
      waiting ??= order.next().value as Int32Array;
      const rows = waiting.length;
      let stepper = steppers.find(
        (one) => one.tables !== undefined && one.program.graph.inputs[one.step.rows!]!.shape[0] === rows,
      );
      if (stepper === undefined) {
        try {
          stepper = make(data, rows);
        } catch (error) {
          return fallBack(error).steps(wanted);
        }
        stepper.views.inputs.set(data.inputs.data);
        stepper.views.truth.set(data.truth.data);
      }
      latest = stepper;
      const most = Math.min(stepper.usesChance ? 1 : mostRepeated, wanted - done);
      const table = new Int32Array(memory.buffer, stepper.tables!.rows, rows * most);
      const scheduled = new Float64Array(memory.buffer, stepper.tables!.options, names.length * most);
      let ready = 0;
      while (ready < most && waiting?.length === rows) {
        table.set(waiting, ready * rows);
        writer.writeNumbers(scheduled, ready * names.length);
        writer.writeScheduled(scheduled, count + ready + 1, ready * names.length);
        ready++;
        waiting = done + ready < wanted ? (order.next().value as Int32Array) : undefined;
      }
      options[0] = count;
      if (stepper.usesChance) fillChance(stepper, count + 1);
      runSafely(stepper.running, ready);
      losses.set(new Float64Array(memory.buffer, stepper.tables!.losses, ready), done);
      count += ready;
      done += ready;
    }
    return losses;
  };

  const all = Object.assign(step, {
    steps,
    weights: () => fallen?.weights() ?? readWeights(memory, keep),
    state: () => fallen?.state() ?? (readState(memory, keep) as S),
    prediction() {
      if (fallen !== undefined) return fallen.prediction();
      if (latest === undefined || count === 0) throw noPrediction();
      const node = latest.program.graph.outputs[1]!;
      return read(memory, latest.program.plan.addresses.get(node)!, node);
    },
    load(from: Parameters<TrainStep<S>['load']>[0]) {
      fallen?.load(from);
      if (from.weights !== undefined) writeWeights(memory, keep, from.weights);
      if (from.state !== undefined) writeState(memory, keep, from.state);
      count = from.count ?? count;
    },
  });
  return Object.defineProperties(all, {
    count: { get: () => fallen?.count ?? count },
    programs: { get: () => steppers.map(({ program }) => program) },
  }) as unknown as TrainStep<S>;
}

function sameSizes(a: readonly number[], b: readonly number[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false;
  return true;
}

/** A loop is quicker than `set` for a handful of numbers. */
function copyInto(to: TypedArray, from: TypedArray): void {
  if (from.length > 32) to.set(from);
  else for (let i = 0; i < from.length; i++) to[i] = from[i]!;
}
