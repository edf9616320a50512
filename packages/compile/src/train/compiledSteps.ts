import type { Batch, State } from '@gd/core';
import { UnknownOperation } from '../graph/unknown';
import { warnOnce } from '../program/fallback';
import { allocateMemory, read, runSafely, start } from '../program/program';
import { noData, noPrediction } from './eagerSteps';
import type { Keep } from './keep';
import { layOut, readState, readWeights, writeState, writeWeights } from './keep';
import { OptionWriter } from './options';
import { rowsInOrder } from './order';
import type { Stepper } from './stepper';
import { atWork, buildStep, copyInto, fillChance, fillTables, fits, mostRepeated, viewsOf } from './stepper';
import type { Beginning, TrainStep } from './trainStep';

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

  /** Moves into a memory that is large enough for one more program; what others hold are copies. */
  const makeRoom = (bytes: number): void => {
    if (memory.buffer.byteLength >= bytes) return;
    const wider = allocateMemory(bytes);
    new Uint8Array(wider.buffer).set(new Uint8Array(memory.buffer));
    memory = wider;
    options = new Float64Array(memory.buffer, keep.t, 1 + names.length);
    for (const stepper of steppers) {
      stepper.running = start(stepper.program, memory);
      stepper.views = viewsOf(memory, stepper.program, stepper.step);
    }
  };

  const make = (batch: Batch, rows?: number): Stepper => {
    const built = buildStep(beginning, keep, batch, { start: end, rows, isScheduled: writer.isScheduled });
    makeRoom(built.program.memoryBytes);
    end = built.program.end;
    const made = atWork(built, batch, memory);
    steppers.push(made);
    return made;
  };

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
    if (latest.usesChance) fillChance(memory, latest, chance, t);
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
      const batches: Int32Array[] = [];
      while (batches.length < most && waiting?.length === rows) {
        batches.push(waiting);
        waiting = done + batches.length < wanted ? (order.next().value as Int32Array) : undefined;
      }
      fillTables(memory, stepper, batches, writer, count);
      const ready = batches.length;
      options[0] = count;
      if (stepper.usesChance) fillChance(memory, stepper, chance, count + 1);
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
