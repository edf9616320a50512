import { readdirSync } from 'node:fs';
import type { Layer, Optimizer, Tensor, Weights } from '@gd/core';
import * as core from '@gd/core';
import { add, grad, mul, random, sequential, square, sum, tensor } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import * as lossesOf from '@gd/losses';
import { binaryCrossEntropy, crossEntropy, huber, mae, mse } from '@gd/losses';
import * as optim from '@gd/optim';
import { describe, expect, it } from 'vitest';
import { compile } from './compile';

const stream = random(5);
const normal = (...shape: number[]): Tensor => stream.normal(shape);
const probable = (...shape: number[]): Tensor => stream.uniform(shape, { low: 0.05, high: 0.95 });
const classes = tensor(Int32Array.of(0, 2, 1, 4, 4, 0));
const single = (value: number): Tensor => tensor(Float64Array.of(value), { shape: [] });

const losses: [string, (prediction: Tensor, targets: Tensor) => Tensor, Tensor, Tensor][] = [
  ['mse', mse, normal(6, 5), normal(6, 5)],
  ['mae', mae, normal(6, 5), normal(6, 5)],
  ['huber', huber, mul(normal(6, 5), 3), normal(6, 5)],
  ['binaryCrossEntropy', binaryCrossEntropy, probable(6, 5), stream.uniform([6, 5])],
  [
    'binaryCrossEntropy of logits',
    (p, t) => binaryCrossEntropy(p, t, { fromLogits: true, positiveWeight: 2 }),
    mul(normal(6, 5), 9),
    probable(6, 5),
  ],
  ['crossEntropy of classes', crossEntropy, mul(normal(6, 5), 4), classes],
  ['crossEntropy of shares', crossEntropy, normal(6, 5), core.softmax(normal(6, 5))],
  [
    'crossEntropy with all options',
    (p, t) => crossEntropy(p, t, { labelSmoothing: 0.1, classWeights: [1, 2, 3, 4, 5], ignoreClass: 4 }),
    normal(6, 5),
    classes,
  ],
];

/** The things in a folder of another package, found by its files, so that no new one can be missing. */
const thingsIn = (folder: string): string[] =>
  readdirSync(new URL(`../../${folder}`, import.meta.url))
    .filter((file) => /^\w+\.ts$/.test(file))
    .map((file) => file.replace('.ts', ''));

describe('losses, eager and compiled', () => {
  it('are all there', () => {
    const tried = new Set(losses.map(([name]) => name.split(' ')[0]));
    expect([...tried].sort()).toEqual(Object.keys(lossesOf).sort());
  });
  it.each(losses)('%s', (_, loss, prediction, targets) => {
    const gradient = (p: Tensor, t: Tensor): Tensor => grad((q: Tensor) => loss(q, t))(p);
    const compiled = compile((p: Tensor, t: Tensor) => [loss(p, t), gradient(p, t)] as const);
    const [value, gradients] = compiled(prediction, targets);
    expect(compiled.programs).toHaveLength(1);
    expectClose(value, loss(prediction, targets), 2e-6);
    expectClose(gradients, gradient(prediction, targets), 2e-6);
  });
});

const { adam, freeze, partition, rmsprop, sgd } = optim;
const makers = optim as unknown as Record<string, (inner?: Optimizer) => Optimizer>;

/** Every optimizer of the package with its defaults, and some with other options. */
const optimizers: [string, Optimizer][] = [
  ...thingsIn('optim/src/optimizers').map((name): [string, Optimizer] => [name, makers[name]!()]),
  ['sgd with momentum', sgd({ learningRate: 0.1, momentum: 0.9, nesterov: true }) as Optimizer],
  ['adam with amsgrad', adam({ amsgrad: true }) as Optimizer],
  ['rmsprop with a schedule', rmsprop({ learningRate: (t) => 0.1 / t }) as Optimizer],
];

/** Every wrapper around adam; those listed here need more arguments. */
const told: Record<string, Optimizer> = {
  freeze: freeze(adam(), (name) => name === 'bias') as Optimizer,
  partition: partition((name) => name, { kernel: adam() as Optimizer, bias: sgd() as Optimizer }) as Optimizer,
};
const wrappers = thingsIn('optim/src/wrappers')
  // its random numbers come with the step: noise.test.ts of @gd/train
  .filter((name) => name !== 'gradientNoise')
  .map((name): [string, Optimizer] => [name, told[name] ?? makers[name]!(adam() as Optimizer)]);

/** Takes steps with the same gradients, eagerly or with the compiled step. */
function training(optimizer: Optimizer, step: Optimizer['step'], dtype: 'float32' | 'float64'): Weights {
  const rng = random(3);
  const draw = (shape: readonly number[]): Tensor => rng.normal(shape, { dtype });
  let weights: Weights = { kernel: draw([5, 7]), bias: draw([7]) };
  let state = optimizer.init(weights);
  for (let t = 1; t <= 12; t++) {
    const options = Object.fromEntries(
      Object.entries(optimizer.options).map(([name, option]) => [
        name,
        single(typeof option === 'number' ? option : option(t)),
      ]),
    );
    const grads: Weights = { kernel: draw([5, 7]), bias: draw([7]) };
    const answer = step({ grads, weights, state, options, t: single(t) });
    weights = {
      ...weights,
      ...Object.fromEntries(Object.entries(answer.updates).map(([name, move]) => [name, add(weights[name]!, move)])),
    };
    state = answer.state;
  }
  return weights;
}

describe('optimizers, eager and compiled', () => {
  it('finds them all', () => {
    expect(optimizers.length).toBeGreaterThan(15);
    expect(wrappers.length).toBeGreaterThan(11);
  });
  it.each(optimizers)('%s', (_, optimizer) => {
    for (const [dtype, tolerance] of [
      ['float32', 2e-5],
      ['float64', 1e-11],
    ] as const) {
      const compiled = compile(optimizer.step);
      const got = training(optimizer, compiled as Optimizer['step'], dtype);
      expect(compiled.programs.length).toBe(1);
      for (const [name, weight] of Object.entries(training(optimizer, optimizer.step, dtype)))
        expectClose(got[name]!, weight, tolerance, name);
    }
  });
  it.each(wrappers)('%s around adam', (_, optimizer) => {
    const compiled = compile(optimizer.step);
    const got = training(optimizer, compiled as Optimizer['step'], 'float32');
    expect(compiled.programs.length).toBe(1);
    for (const [name, weight] of Object.entries(training(optimizer, optimizer.step, 'float32')))
      expectClose(got[name]!, weight, 2e-5, name);
  });
});

const layers: [string, Layer, Tensor][] = [
  ['dense', core.dense(4), normal(3, 6)],
  ['convolution2d', core.convolution2d(4, 3), normal(2, 6, 5, 3)],
  ['maxPooling2d', core.maxPooling2d(2), normal(2, 6, 4, 3)],
  ['averagePooling2d', core.averagePooling2d(2), normal(2, 6, 4, 3)],
  ['flatten', core.flatten(), normal(2, 6, 4, 3)],
  ['layerNorm', core.layerNorm(), normal(4, 6)],
  ['batchNorm', core.batchNorm(), normal(2, 3, 4, 6)],
  ['frozen', core.frozen(core.batchNorm()), normal(2, 3, 4, 6)],
  ['embedding', core.embedding(9, 4), tensor(Int32Array.of(1, 8, 8, 0, 3, 1), { shape: [2, 3] })],
  ['dropout', core.dropout(0.4), normal(3, 6)],
];

describe('layers, eager and compiled', () => {
  it('are all there', () => {
    const tried = new Set([...layers.map(([name]) => name), 'sequential']);
    expect([...tried].sort()).toEqual(thingsIn('core/src/layers').sort());
  });
  it.each(layers)('%s', (_, layer, x) => {
    const model = x.dtype === 'int32' ? layer : sequential(layer, core.tanh);
    const { weights, buffers = {}, outputShape } = model.init(random(1), x.shape.slice(1));
    const context = { training: false, rng: random(2), buffers };
    const loss = (w: Weights, input: Tensor): Tensor => sum(square(model.forward(w, input, context)));
    const f = compile((w: Weights, input: Tensor) => ({
      loss: loss(w, input),
      out: model.forward(w, input, context),
      gradients: grad(loss)(w, input),
    }));
    const got = f(weights, x);
    expect(f.programs).toHaveLength(1);
    expect(got.out.shape.slice(1)).toEqual([...outputShape]);
    expectClose(got.out, model.forward(weights, x, context), 1e-5);
    expectClose(got.loss, loss(weights, x), 1e-5);
    for (const [name, gradient] of Object.entries(grad(loss)(weights, x)))
      expectClose(got.gradients[name]!, gradient, 1e-4, name);
  });
});
