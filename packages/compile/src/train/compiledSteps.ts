import type { Batch, State, Weights } from '@gd/core';
import { warnOnce } from '@gd/core/extend';
import { read, runSafely } from '../backends/wasm/program';
import { UnknownOperation } from '../trace/unknown';
import { noData, noPrediction } from './eagerSteps';
import type { Keep } from './keep';
import { layOut, readKept, writeKept } from './keep';
import { rowsInOrder } from './order';
import { copyRows, shapedLike } from './rows';
import type { Examples } from './stepGraph';
import type { Stepper } from './stepper';
import { copyInto, fillRandom, fillTables, mostRepeated } from './stepper';
import type { Beginning, TrainStep } from './trainStep';
import { Workshop } from './workshop';

/** The walk as WebAssembly programs that share one memory: one for each shape of batch that was met. */
export function compiledSteps<S extends State>(
  beginning: Beginning<S>,
  eager: (from: Beginning<S>) => TrainStep<S>,
): TrainStep<S> {
  const { optimizer, rng, data, batchSize, threads } = beginning;
  const keep: Keep = layOut(beginning.weights, beginning.buffers, beginning.state, optimizer);
  const workshop = new Workshop(beginning, keep, threads);
  const { writer, steppers } = workshop;
  let latest: Stepper | undefined;
  let picked: Examples | undefined;
  let count = 0;
  let order: Iterator<Int32Array> | undefined;
  let fallen: TrainStep<S> | undefined;
  writeKept(workshop.memory, keep.weights, beginning.weights, 'weight');
  writeKept(workshop.memory, keep.buffers, beginning.buffers, 'buffer');
  writeKept(workshop.memory, keep.state, beginning.state, 'state');

  const weights = () => readKept(workshop.memory, keep.weights) as Weights;
  const buffers = () => readKept(workshop.memory, keep.buffers) as Weights;
  const state = () => readKept(workshop.memory, keep.state) as S;

  const run = (stepper: Stepper): number => {
    const t = count + 1;
    workshop.options[0] = t;
    if (writer.isScheduled) writer.writeScheduled(workshop.options, t, 1);
    if (stepper.usesRandom) fillRandom(workshop.memory, stepper, rng, t);
    runSafely(stepper.running);
    count = t;
    return stepper.views.loss[0]!;
  };

  const step = (batch: Batch): number => {
    if (fallen !== undefined) return fallen(batch);
    try {
      latest = workshop.stepperFor(batch, latest);
    } catch (error) {
      return fallBack(error)(batch);
    }
    copyInto(latest.views.inputs, batch.inputs.data);
    copyInto(latest.views.targets, batch.targets.data);
    return run(latest);
  };

  const pick = (rows: Int32Array): number => {
    if (data === undefined) throw noData('pick');
    if (fallen !== undefined) return fallen.pick(rows);
    if (picked?.inputs.shape[0] !== rows.length) picked = shapedLike(data, rows.length);
    try {
      latest = workshop.stepperFor(picked, latest);
    } catch (error) {
      return fallBack(error).pick(rows);
    }
    copyRows(latest.views.inputs, data.inputs, rows);
    copyRows(latest.views.targets, data.targets, rows);
    return run(latest);
  };

  const fallBack = (error: unknown): TrainStep<S> => {
    if (!(error instanceof UnknownOperation)) throw error;
    warnOnce(error.message);
    fallen = eager({
      ...beginning,
      weights: weights(),
      buffers: buffers(),
      state: state(),
    });
    fallen.load({ count });
    return fallen;
  };

  const steps = (wanted: number): Float64Array => {
    if (data === undefined) throw noData('steps');
    if (fallen !== undefined) return fallen.steps(wanted);
    const losses = new Float64Array(wanted);
    order ??= rowsInOrder(data.inputs.shape[0]!, batchSize, rng.split('feed'));
    let waiting: Int32Array | undefined;
    for (let done = 0; done < wanted; ) {
      waiting ??= order.next().value as Int32Array;
      const rows = waiting.length;
      let stepper = steppers.find(
        (one) => one.tables !== undefined && one.program.graph.inputs[one.step.rows!]!.shape[0] === rows,
      );
      if (stepper === undefined) {
        try {
          stepper = workshop.make(data, rows);
        } catch (error) {
          return fallBack(error).steps(wanted);
        }
        stepper.views.inputs.set(data.inputs.data);
        stepper.views.targets.set(data.targets.data);
      }
      latest = stepper;
      const most = Math.min(stepper.usesRandom ? 1 : mostRepeated, wanted - done);
      const batches: Int32Array[] = [];
      while (batches.length < most && waiting?.length === rows) {
        batches.push(waiting);
        waiting = done + batches.length < wanted ? (order.next().value as Int32Array) : undefined;
      }
      fillTables(workshop.memory, stepper, batches, writer, count);
      const ready = batches.length;
      workshop.options[0] = count;
      if (stepper.usesRandom) fillRandom(workshop.memory, stepper, rng, count + 1);
      runSafely(stepper.running, ready);
      losses.set(new Float64Array(workshop.memory.buffer, stepper.tables!.losses, ready), done);
      count += ready;
      done += ready;
    }
    return losses;
  };

  const all = Object.assign(step, {
    pick,
    ready: threads === undefined || threads === 1 ? Promise.resolve() : workshop.gather(),
    steps,
    weights: () => fallen?.weights() ?? weights(),
    buffers: () => fallen?.buffers() ?? buffers(),
    state: () => fallen?.state() ?? state(),
    prediction() {
      if (fallen !== undefined) return fallen.prediction();
      if (latest === undefined || count === 0) throw noPrediction();
      const node = latest.program.graph.outputs[1]!;
      return read(workshop.memory, latest.program.plan.addresses.get(node)!, node);
    },
    load(from: Parameters<TrainStep<S>['load']>[0]) {
      fallen?.load(from);
      if (from.weights !== undefined) writeKept(workshop.memory, keep.weights, from.weights, 'weight');
      if (from.buffers !== undefined) writeKept(workshop.memory, keep.buffers, from.buffers, 'buffer');
      if (from.state !== undefined) writeKept(workshop.memory, keep.state, from.state, 'state');
      count = from.count ?? count;
    },
  });
  return Object.defineProperties(all, {
    count: { get: () => fallen?.count ?? count },
    programs: { get: () => steppers.map(({ program }) => program) },
  }) as unknown as TrainStep<S>;
}
