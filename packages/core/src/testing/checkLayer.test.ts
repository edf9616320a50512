import { describe, expect, it } from 'vitest';
import type { ForwardContext, Layer, LayerInit } from '../contracts/layer';
import { inference } from '../contracts/layer';
import { dense } from '../layers/dense';
import { add } from '../ops/add';
import { cast } from '../ops/cast';
import { mean } from '../ops/mean';
import { mul } from '../ops/mul';
import { stopGradient } from '../ops/stopGradient';
import { sub } from '../ops/sub';
import { sum } from '../ops/sum';
import type { Random } from '../random/random';
import type { Tensor } from '../tensor/tensor';
import { DenseTensor, tensor } from '../tensor/tensor';
import { checkLayer } from './checkLayer';

const sound = dense(2);
const broken = (change: Partial<Layer>, name = 'dense') => {
  const layer: Layer = { ...sound, name, ...change };
  return () => checkLayer(layer, { inputShape: [3], wrongShapes: [[4]] });
};
/** A layer that adds a buffer to x. */
const counting =
  (run: (counter: Tensor, context: ForwardContext) => void, change: Partial<LayerInit> = {}) =>
  () =>
    checkLayer(
      {
        name: 'counter',
        init: (_, inputShape) => ({
          weights: {},
          buffers: { counter: tensor([0.5, 2, 3]) },
          outputShape: inputShape,
          ...change,
        }),
        forward(_weights, x, context = inference) {
          const counter = context.buffers!.counter!;
          run(counter, context);
          return add(x, counter);
        },
      },
      { inputShape: [3] },
    );
let calls = 0;
let stream: Random | undefined;

describe('checkLayer', () => {
  it('accepts a correct layer', () => expect(broken({})).not.toThrow());

  it.each<[string, () => void]>([
    [
      'dense: the same seed gave two different values of kernel — draw from rng.split(name)',
      broken({ init: (random, shape) => sound.init(random.split(Math.floor(random.next() * 1e9)), shape) }),
    ],
    [
      'dense: forward returned [3,2], but init declared [3,3]',
      broken({ init: (random, shape) => ({ ...sound.init(random, shape), outputShape: shape }) }),
    ],
    [
      'dense: float32 became float64 — a layer keeps the dtype of its floats',
      broken({ forward: (weights, x) => cast(sound.forward(weights, x), 'float64') }),
    ],
    [
      'dense: forward changed its input — tensors never change; make a new one',
      broken({
        forward(weights, x) {
          const out = sound.forward(weights, x);
          x.data[0]! += 1;
          return out;
        },
      }),
    ],
    [
      'dense: forward changed bias — tensors never change; make a new one',
      broken({
        forward(weights, x) {
          const out = sound.forward(weights, x);
          weights.bias!.data[1]! += 1;
          return out;
        },
      }),
    ],
    [
      'dense: forward gave two results for the same arguments — draw from context.rng.split(name)',
      broken({ forward: (weights, x) => add(sound.forward(weights, x), calls++) }),
    ],
    [
      'dense: forward gave two results for the same arguments — draw from context.rng.split(name)',
      broken({
        forward(weights, x, context) {
          stream = context?.training ? context.rng : undefined;
          return stream === undefined ? sound.forward(weights, x) : mul(sound.forward(weights, x), stream.next());
        },
      }),
    ],
    [
      'dense: example 0 depends on the others of its batch — declare couples: true?',
      broken({ forward: (weights, x) => sound.forward(weights, sub(x, mean(x, { axis: 0, keepDims: true }))) }),
    ],
    [
      'dense: accepted a wrong input of [4] and returned [2,2]',
      broken({
        forward: (weights, x) =>
          x.shape[1] === 4
            ? tensor([
                [1, 2],
                [3, 4],
              ])
            : sound.forward(weights, x),
      }),
    ],
    ['team: the error for an input of [4] does not begin with its name', broken({}, 'team')],
    [
      'dense: bias has no gradient — does forward use it, and through operations only?',
      broken({
        forward(weights, x) {
          const bias = weights.bias!;
          // read past the tape: the numbers count, but their gradient is lost
          return sound.forward({ ...weights, bias: new DenseTensor(bias.shape, bias.dtype, bias.data) }, x);
        },
      }),
    ],
    ['gradient of input 0 [3,3]', broken({ forward: (weights, x) => sound.forward(weights, mul(stopGradient(x), 1)) })],
    [
      'dense: bias has no gradient — does forward use it, and through operations only?',
      broken({ forward: (weights, x) => sound.forward({ ...weights, bias: tensor(0) }, x) }),
    ],
    [
      'counter: set counter outside training — call setBuffer only when context.training',
      counting((x, { setBuffer }) => setBuffer?.('counter', x)),
    ],
    [
      'counter: set a different counter the second time — compute it from weights, buffers and x alone',
      counting((x, { setBuffer, training }) => training && setBuffer?.('counter', add(x, calls++))),
    ],
    [
      'counter: set count, which is not among its buffers — init returns the first value of each',
      counting((x, { setBuffer, training }) => training && setBuffer?.('count', x)),
    ],
    [
      'counter: set counter to float64[] — it is float64[3]; a buffer keeps shape and dtype',
      counting((x, { setBuffer, training }) => training && setBuffer?.('counter', sum(x))),
    ],
    [
      'counter: forward changed counter — tensors never change; make a new one',
      counting((x) => {
        x.data[0]! += 1;
      }),
    ],
    [
      'counter: counter is a weight and a buffer — one file stores both, so rename one of them',
      counting(() => {}, { weights: { counter: tensor([1]) } }),
    ],
    [
      'counter: the same seed gave two different values of counter — draw from rng.split(name)',
      counting(() => {}, {
        get buffers() {
          return { counter: tensor([calls++, 2, 3]) };
        },
      }),
    ],
    [
      'dense: forward worked without its buffers — throw when one is missing in context.buffers',
      broken({ init: (random, shape) => ({ ...sound.init(random, shape), buffers: { more: tensor(1) } }) }),
    ],
  ])('%s', (sentence, check) => expect(check).toThrow(sentence));

  it('accepts a layer that sets its buffers in training', () => {
    expect(counting((x, { setBuffer, training }) => training && setBuffer?.('counter', add(x, 1)))).not.toThrow();
  });

  it('accepts examples that affect one another where that is declared', () => {
    const centered: Layer = {
      ...sound,
      forward: (weights, x) => sound.forward(weights, sub(x, mean(x, { axis: 0, keepDims: true }))),
    };
    expect(() => checkLayer(centered, { inputShape: [3], couples: true })).not.toThrow();
  });
});
