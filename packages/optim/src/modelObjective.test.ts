import type { Batch, Layer, Loss } from '@gd/core';
import { batchNorm, dense, dropout, mean, mul, random, sequential, square, sub, tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { gradientStep } from './gradientStep';
import { modelObjective } from './modelObjective';
import { adam } from './optimizers/adam';
import { sgd } from './optimizers/sgd';
import { resolveOptions } from './options/resolveOptions';
import { decoupledWeightDecay } from './wrappers/decoupledWeightDecay';
import { freeze } from './wrappers/freeze';
import { gradientNoise } from './wrappers/gradientNoise';

const batch: Batch = { inputs: tensor([[1], [2]]), targets: tensor([[3], [5]]) };
const mse: Loss = (prediction, targets) => mean(square(sub(prediction, targets)));

/** One step of a model from its initial weights. */
function stepOf(model: Layer, optimizer: ReturnType<typeof sgd>, examples = batch, seed = 1) {
  const { weights, buffers = {} } = model.init(random(0), [1]);
  const step = gradientStep({ objective: modelObjective(model, mse), optimizer });
  const options = resolveOptions(optimizer.options, 1);
  const state = optimizer.init(weights);
  return step({ weights, buffers, state, options, t: 1, batch: examples, rng: random(seed) });
}

describe('modelObjective', () => {
  it('is the loss of the predictions, which are its aux', () => {
    const weights = { '0.dense/kernel': tensor([[1]]), '0.dense/bias': tensor([0]) };
    const context = { batch, buffers: {}, rng: random(0) };
    const { loss, aux, buffers } = modelObjective(sequential(dense(1)), mse)(weights, context);
    // errors −2 and −3
    expect(loss).toEqual(tensor(13 / 2));
    expect([...aux!.data]).toEqual([1, 2]);
    expect(buffers).toEqual({});
  });
  it('makes the step that the closed form says', () => {
    const optimizer = sgd({ learningRate: 0.1 });
    const weights = { '0.dense/kernel': tensor([[1]]), '0.dense/bias': tensor([0]) };
    const step = gradientStep({ objective: modelObjective(sequential(dense(1)), mse), optimizer });
    const options = resolveOptions(optimizer.options, 1);
    const state = optimizer.init(weights);
    const next = step({ weights, buffers: {}, state, options, t: 1, batch, rng: random(0) });
    // errors −2 and −3: gradients (2/2)(−2·1 − 3·2) = −8 and (2/2)(−2 − 3) = −5
    expect(next.weights['0.dense/kernel']!.data[0]).toBeCloseTo(1.8, 6);
    expect(next.weights['0.dense/bias']!.data[0]).toBeCloseTo(0.5, 6);
    expect([...weights['0.dense/kernel'].data]).toEqual([1]);
  });
  it('draws from the random numbers of the step, and the optimizer from its own stream', () => {
    const dropping = sequential(dense(64), dropout(0.5), dense(1));
    const loss = (seed: number) => stepOf(dropping, sgd({ learningRate: 0 }), batch, seed).loss.data[0];
    expect(loss(1)).toBe(loss(1));
    expect(loss(1)).not.toBe(loss(2));
    const wide = { inputs: tensor([[1]]), targets: tensor([[1, 2, 3, 4]]) };
    const end = (seed: number) => stepOf(sequential(dense(4)), gradientNoise(sgd()), wide, seed).weights;
    expect(end(1)).toEqual(end(1));
    expect(end(1)).not.toEqual(end(2));
  });
  it('returns the buffers that layers set, which the optimizer never sees', () => {
    const model = sequential(batchNorm({ momentum: 0.5 }));
    const decayed = stepOf(model, decoupledWeightDecay(sgd({ learningRate: 0.1 }), { weightDecay: 0.5 }));
    // inputs 1 and 2: mean 1.5, unbiased variance 0.5
    expect(decayed.buffers).toEqual({ '0.batchNorm/mean': tensor([0.75]), '0.batchNorm/variance': tensor([0.75]) });
    expect(Object.keys(decayed.weights)).toEqual(['0.batchNorm/scale', '0.batchNorm/shift']);
    const { state } = stepOf(model, adam() as never);
    expect(Object.keys(state)).toEqual(['0.batchNorm/scale', '0.batchNorm/shift']);
  });
  it('keeps the buffers of a layer whose weights are frozen', () => {
    const frozen = freeze(sgd({ learningRate: 0.1 }), (name) => name.startsWith('0.'));
    const { weights, buffers } = stepOf(sequential(batchNorm({ momentum: 0.5 }), dense(1)), frozen);
    expect(weights['0.batchNorm/scale']).toEqual(tensor([1]));
    expect(buffers['0.batchNorm/mean']).toEqual(tensor([0.75]));
  });
  it('passes no gradient through buffers', () => {
    const model: Layer = {
      name: 'counter',
      init: () => ({ weights: { w: tensor([1]) }, buffers: { sum: tensor([0]) }, outputShape: [1] }),
      forward({ w }, x, context) {
        context!.setBuffer?.('sum', mul(w!, 3));
        return mul(x, w!);
      },
    };
    const { weights, buffers } = stepOf(model, sgd({ learningRate: 1 }));
    expect(buffers.sum).toEqual(tensor([3]));
    // errors −2 and −3 on inputs 1 and 2: gradient −8
    expect(weights.w).toEqual(tensor([9]));
  });
  it('names a buffer that does not fit', () => {
    const setting = (name: string, value = tensor([1, 2])): Layer =>
      sequential({
        name: 'odd',
        init: () => ({ weights: { w: tensor([1]) }, buffers: { seen: tensor([0, 0]) }, outputShape: [1] }),
        forward({ w }, x, context) {
          context!.setBuffer?.(name, value);
          return mul(x, w!);
        },
      });
    const optimizer = sgd({ learningRate: 1 });
    expect(stepOf(setting('seen'), optimizer).buffers).toEqual({ '0.odd/seen': tensor([1, 2]) });
    expect(() => stepOf(setting('sean'), optimizer)).toThrow(
      '0.odd: setBuffer: "0.odd/sean" is not among the buffers — a layer\'s init returns the first value of each',
    );
    expect(() => stepOf(setting('seen', tensor([1])), optimizer)).toThrow(
      '0.odd: setBuffer: "0.odd/seen" as float32[1] — the buffer is float32[2]; it keeps shape and dtype',
    );
    expect(() => stepOf(setting('seen', tensor([1, 2], { dtype: 'float64' })), optimizer)).toThrow(
      '"0.odd/seen" as float64[2] —',
    );
  });
  it('refuses a model that is not a layer and a loss that is not a function', () => {
    expect(() => modelObjective(undefined as never, mse)).toThrow(
      'modelObjective: model is undefined — wanted a layer, like dense(8)',
    );
    expect(() => modelObjective(dense(1), 'mse' as never)).toThrow(
      'modelObjective: loss is "mse" — wanted a function of (prediction, targets), like mse',
    );
  });
});
