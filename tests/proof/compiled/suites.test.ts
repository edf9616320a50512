import { compile } from '@gd/compile';
import type { Layer, Optimizer, Tensor, Weights } from '@gd/core';
import * as core from '@gd/core';
import { add, grad, mul, random, sequential, square, sum, tensor } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import * as lossesOf from '@gd/losses';
import { binaryCrossEntropy, crossEntropy } from '@gd/losses';
import { rmsprop } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import { namesIn } from '../../support/files';
import { subjects } from '../../support/subjects';

// The test of each loss and layer runs compiled, too (project `compiled`), so nothing has to be added here.

const stream = random(5);
const normal = (...shape: number[]): Tensor => stream.normal(shape);
const probable = (...shape: number[]): Tensor => stream.uniform(shape, { low: 0.05, high: 0.95 });
const classes = tensor(Int32Array.of(0, 2, 1, 4, 4, 0));
const single = (value: number): Tensor => tensor(Float64Array.of(value), { shape: [] });

type LossCase = [string, (prediction: Tensor, targets: Tensor) => Tensor, Tensor, Tensor];

/** Arguments of losses: each loss is tried on all for which it returns a number. */
const pairs: readonly (readonly [string, Tensor, Tensor])[] = [
  ['numbers', mul(normal(6, 5), 3), normal(6, 5)],
  ['probabilities', probable(6, 5), probable(6, 5)],
  ['shares', normal(6, 5), core.softmax(normal(6, 5))],
  ['classes', mul(normal(6, 5), 4), classes],
];

const losses: LossCase[] = [
  ...Object.entries(lossesOf).flatMap(([name, loss]) =>
    pairs
      .filter(([, prediction, targets]) => answers(() => loss(prediction, targets)))
      .map(([of, prediction, targets]): LossCase => [`${name} of ${of}`, loss, prediction, targets]),
  ),
  [
    'binaryCrossEntropy of logits',
    (p, t) => binaryCrossEntropy(p, t, { fromLogits: true, positiveWeight: 2 }),
    mul(normal(6, 5), 9),
    probable(6, 5),
  ],
  [
    'crossEntropy with all options',
    (p, t) => crossEntropy(p, t, { labelSmoothing: 0.1, classWeights: [1, 2, 3, 4, 5], ignoreClass: 4 }),
    normal(6, 5),
    classes,
  ],
];

function answers(f: () => Tensor): boolean {
  try {
    return f().data.every(Number.isFinite);
  } catch {
    return false;
  }
}

describe('losses, eager and compiled', () => {
  it('find their arguments', () => {
    const found = losses.map(([name]) => name);
    for (const name of ['mse of numbers', 'binaryCrossEntropy of probabilities', 'crossEntropy of classes'])
      expect(found).toContain(name);
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

/** Every optimizer, wrapper and plugin as its claims make it, with no option at its default. */
const optimizers = [
  ...Object.entries(await subjects()).map(([name, { make, claims }]) => [name, make(claims.options)] as const),
  ['rmsprop with a schedule', rmsprop({ learningRate: (t) => 0.1 / t }) as Optimizer] as const,
];

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
    const answer = step({ grads, weights, state, options, t: single(t), rng: random(4).split(t) });
    weights = {
      ...weights,
      ...Object.fromEntries(Object.entries(answer.updates).map(([name, move]) => [name, add(weights[name]!, move)])),
    };
    state = answer.state;
  }
  return weights;
}

describe('optimizers, eager and compiled', () => {
  it('are all found', () => expect(optimizers.length).toBeGreaterThan(35));
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
});

const images = normal(2, 6, 4, 3);
const codes = tensor(Int32Array.of(1, 8, 8, 0, 3, 1), { shape: [2, 3] });

/** Arguments of layers: each layer is made with the first that it accepts, and tried on every kind of input. */
const makings: readonly (readonly unknown[])[] = [[], [4], [0.4], [4, 3], [9, 4], [core.batchNorm()], [core.dense(2)]];
const layerNames = namesIn('packages/core/src/layers').filter((name) => name in core);
const layers = layerNames.flatMap((name) =>
  [normal(3, 6), images, codes].flatMap((x): [string, Layer, Tensor][] => {
    const make = core[name as 'dense'] as (...args: unknown[]) => Layer;
    const making = makings.find((args) => answers(() => outputOf(make(...args), x)));
    return making === undefined ? [] : [[`${name} of ${x.dtype}[${x.shape}]`, make(...making), x]];
  }),
);

function outputOf(layer: Layer, x: Tensor): Tensor {
  const { weights, buffers = {} } = layer.init(random(1), x.shape.slice(1));
  return layer.forward(weights, x, { training: false, rng: random(2), buffers });
}

describe('layers, eager and compiled', () => {
  it('find the arguments of each', () => {
    expect(layers.map(([name]) => name.split(' ')[0])).toEqual(
      expect.arrayContaining(['dense', 'embedding', 'frozen']),
    );
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
