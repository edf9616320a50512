import type { Batch, State, Tensor, Weights } from '@gd/core';
import { add, gather, tensor, valueAndGrad } from '@gd/core';
import { collectBuffers } from './collectBuffers';
import { OptionWriter } from './options';
import { rowsInOrder } from './order';
import type { Beginning, TrainStep } from './trainStep';

/** The same walk in plain operations, for where nothing can be compiled. */
export function eagerSteps<S extends State>({
  model,
  loss,
  optimizer,
  rng,
  data,
  batchSize,
  ...from
}: Beginning<S>): TrainStep<S> {
  let { weights, buffers, state } = from;
  let count = 0;
  let prediction: Tensor | undefined;
  const writer = new OptionWriter(optimizer.options);
  const names = Object.keys(optimizer.options);
  const values = new Float64Array(names.length);
  const order = data && rowsInOrder(data.inputs.shape[0]!, batchSize, rng.split('feed'));
  const single = (value: number): Tensor => tensor(Float64Array.of(value), { shape: [] });
  const step = ({ inputs, targets }: Batch): number => {
    const t = count + 1;
    const { next, setBuffer } = collectBuffers(buffers);
    const context = { training: true, rng: rng.split('pass').split(t), buffers, setBuffer };
    const { value, grad: grads } = valueAndGrad((now: Weights) => {
      prediction = model.forward(now, inputs, context);
      return loss(prediction, targets);
    })(weights);
    writer.writeNumbers(values);
    writer.writeScheduled(values, t);
    const options = Object.fromEntries(names.map((name, i) => [name, single(values[i]!)]));
    const random = context.rng.split('optimizer');
    const answer = optimizer.step({ grads, weights, state, options, t: single(t), rng: random });
    const updated = Object.entries(answer.updates).map(([name, update]) => [name, add(weights[name]!, update)]);
    weights = { ...weights, ...Object.fromEntries(updated) };
    buffers = next;
    state = answer.state;
    count = t;
    return value.data[0]!;
  };
  const all: Omit<TrainStep<S>, 'count'> & { count?: number } = Object.assign(step, {
    pick(rows: Int32Array) {
      if (data === undefined) throw noData('pick');
      const indices = tensor(rows);
      return step({ inputs: gather(data.inputs, indices), targets: gather(data.targets, indices) });
    },
    steps(wanted: number) {
      if (order === undefined) throw noData('steps');
      return Float64Array.from({ length: wanted }, () => all.pick(order.next().value));
    },
    weights: () => weights,
    buffers: () => buffers,
    state: () => state,
    prediction: () => {
      if (prediction === undefined) throw noPrediction();
      return prediction;
    },
    load(next: Parameters<TrainStep<S>['load']>[0]) {
      weights = next.weights ?? weights;
      buffers = next.buffers ?? buffers;
      state = next.state ?? state;
      count = next.count ?? count;
    },
    ready: Promise.resolve(),
    programs: [],
  });
  return Object.defineProperty(all, 'count', { get: () => count }) as TrainStep<S>;
}

/** When there is nothing to walk over. */
export function noData(name: string): TypeError {
  return new TypeError(`${name}: there is no data — give trainStep the option data, like data: xor()`);
}

/** When nothing was predicted yet. */
export function noPrediction(): TypeError {
  return new TypeError('prediction: no step was done yet — call the step with a batch first');
}
