import type { Batch, State, Tensor, Weights } from '@gd/core';
import { check } from '@gd/core/extend';
import { checkDataset } from '@gd/data';
import { gradientStep, modelObjective, resolveOptions } from '@gd/optim';
import { checkLoad } from './checkLoad';
import { batchLike, checkRows, copyRows } from './copyRows';
import type { Beginning, TrainStep } from './trainStep';

/** The steps of a training with eager operations, for when nothing can be compiled. */
export function plainSteps<S extends State>({ options, rng, order, ...from }: Beginning<S>): TrainStep<S> {
  const { model, loss, optimizer, gradient, data } = options;
  const objective = modelObjective(model, loss);
  const next = gradientStep<S, Batch, Tensor>({ objective, optimizer, ...(gradient && { gradient }) });
  const pass = rng.split('pass');
  let now: { readonly weights: Weights; readonly buffers: Weights; readonly state: S; readonly aux?: Tensor } = from;
  let count = from.count;
  const step = (batch: Batch): number => {
    checkDataset('step', batch);
    const t = count + 1;
    const { weights, buffers, state } = now;
    const resolved = resolveOptions(optimizer.options, t);
    const answer = next({ weights, buffers, state, options: resolved, t, batch, rng: pass.split(t) });
    now = answer;
    count = t;
    return answer.loss.data[0]!;
  };
  const pick = (rows: Int32Array): number => {
    if (data === undefined) throw noData('pick');
    const batch = batchLike(data, checkRows(rows).length);
    copyRows(batch.inputs.data, data.inputs, rows);
    copyRows(batch.targets.data, data.targets, rows);
    return step(batch);
  };
  const all = Object.assign(step, {
    pick,
    steps(wanted: number) {
      return Float64Array.from({ length: checkSteps(wanted) }, () => {
        if (order === undefined) throw noData('steps');
        const loss = pick(order.next(1)[0]!);
        order.drop(1);
        return loss;
      });
    },
    weights: () => now.weights,
    buffers: () => now.buffers,
    state: () => now.state,
    prediction() {
      if (now.aux === undefined) throw noPrediction();
      return now.aux;
    },
    load(given: Parameters<TrainStep<S>['load']>[0]) {
      const checked = checkLoad(given, from);
      const { weights = now.weights, buffers = now.buffers, state = now.state } = checked;
      now = { ...now, weights, buffers, state };
      if (checked.count === undefined) return;
      count = checked.count;
      order?.goTo(count);
    },
    programs: [],
  });
  return Object.defineProperty(all, 'count', { get: () => count }) as unknown as TrainStep<S>;
}

/**
 * Checks a number of steps.
 *
 * throws  when it is not a whole number of at least 0
 */
export function checkSteps(wanted: number): number {
  return check('steps: count', wanted, '0, 1, 2, …');
}

/** The error when there is no data for steps. */
export function noData(name: string): TypeError {
  return new TypeError(`${name}: there is no data — give trainStep the option data, like data: xor()`);
}

/** The error when there is no prediction yet. */
export function noPrediction(): TypeError {
  return new TypeError('prediction: no step has been done yet — call the step with a batch first');
}
