import { describe, expect, it } from 'vitest';
import { grad } from '../autodiff/grad';
import { inference } from '../contracts/layer';
import type { Weights } from '../contracts/weights';
import golden from '../golden/batchNorm.json';
import { mul } from '../ops/mul';
import { sum } from '../ops/sum';
import { transpose } from '../ops/transpose';
import { random } from '../random/random';
import type { Tensor } from '../tensor/tensor';
import { tensor } from '../tensor/tensor';
import { checkLayer } from '../testing/checkLayer';
import { expectClose } from '../testing/expectClose';
import { batchNorm } from './batchNorm';
import { dense } from './dense';
import { sequential } from './sequential';

/** A context for training that collects what the layer sets. */
const training = (buffers: Weights) => {
  const set: Record<string, Tensor> = {};
  const setBuffer = (name: string, value: Tensor): void => {
    set[name] = value;
  };
  return { training: true, rng: random(1), buffers, setBuffer, set };
};

describe('batchNorm', () => {
  it('keeps the contract of layers', () => {
    checkLayer(batchNorm(), { inputShape: [5], wrongShapes: [[4], [5, 2], []] });
    checkLayer(batchNorm({ epsilon: 0.1, momentum: 0.5 }), { inputShape: [2, 2, 3] });
  });
  it('starts as the identity: mean 0, variance 1, scale 1 and shift 0', () => {
    const { weights, buffers, outputShape } = batchNorm().init(random(1), [4, 4, 2]);
    expect(outputShape).toEqual([4, 4, 2]);
    expect(weights).toEqual({ scale: tensor([1, 1]), shift: tensor([0, 0]) });
    expect(buffers).toEqual({ mean: tensor([0, 0]), variance: tensor([1, 1]) });
    const [a, b] = batchNorm().forward(weights, tensor([[3, -2]]), { ...inference, buffers: buffers! }).data;
    expect(a).toBeCloseTo(3, 4);
    expect(b).toBeCloseTo(-2, 4);
  });
  it('stays finite where a feature is constant', () => {
    const { weights, buffers } = batchNorm().init(random(1), [1]);
    expect([...batchNorm().forward(weights, tensor([[7], [7]]), training(buffers!)).data]).toEqual([0, 0]);
  });
  it('trains on one image, but not on one number of each feature', () => {
    const { weights, buffers } = batchNorm().init(random(1), [2]);
    const context = training(buffers!);
    const image = tensor([1, 5, 3, 5], { shape: [1, 1, 2, 2] });
    expect([...batchNorm({ momentum: 1 }).forward(weights, image, context).data]).toEqual(
      [-1, 0, 1, 0].map((z) => expect.closeTo(z, 4)),
    );
    expect(context.set).toEqual({ mean: tensor([2, 5]), variance: tensor([2, 0]) });
    expect(() => batchNorm().forward(weights, tensor([[1, 2]]), context)).toThrow(
      "batchNorm: input [1,2] — one number of each feature has no variance to train on; take batches of at least 2, the last one too: miniBatch(32, { last: 'drop' })?",
    );
    expect(batchNorm().forward(weights, tensor([[1, 2]]), { ...inference, buffers: buffers! }).shape).toEqual([1, 2]);
  });
  it('needs its buffers, in use and in training', () => {
    const { weights, buffers } = batchNorm().init(random(1), [2]);
    const x = tensor([[1, 2]]);
    expect(() => batchNorm().forward(weights, x)).toThrow(
      'batchNorm: "mean" is not in buffers — there are none; pass those that init and fit return: predict(model, { weights, buffers }, x)?',
    );
    const { variance: _, ...rest } = buffers!;
    expect(() => batchNorm().forward(weights, x, training(rest))).toThrow(
      'batchNorm: "variance" is not in buffers — there are "mean"; pass those',
    );
    const model = sequential(dense(2), batchNorm());
    expect(() => model.forward(model.init(random(1), [2]).weights, x)).toThrow(
      '1.batchNorm: "1.batchNorm/mean" is not in buffers — there are none; pass those',
    );
  });
  it('rejects invalid arguments and says why', () => {
    const { weights, buffers } = batchNorm().init(random(1), [4]);
    expect(() => batchNorm().forward(weights, tensor([[1, 2]]), training(buffers!))).toThrow(
      'batchNorm: input [1,2] — its scale is [4], so it takes [batch,…,4]',
    );
    const { shift: _, ...rest } = weights;
    expect(() => batchNorm().forward(rest, tensor([[1, 2, 3, 4]]), training(buffers!))).toThrow(
      'batchNorm: "shift" is not in weights — there are "scale"; were they made for another model?',
    );
    expect(() => batchNorm().init(random(1), [])).toThrow(
      'batchNorm: inputs of shape [] — it needs a last axis of features; [1] for a single number?',
    );
    expect(() => batchNorm({ epsilon: 0 })).toThrow('batchNorm: epsilon is 0 — wanted a number in (0, ∞)');
    for (const momentum of [0, 1.1, Number.NaN])
      expect(() => batchNorm({ momentum })).toThrow(`batchNorm: momentum is ${momentum} — wanted a number in (0, 1]`);
  });
});

type Numbers = { readonly shape: readonly number[]; readonly data: readonly number[] };
type Step = Omit<(typeof golden.cases)[number]['evaluation'], 'x'> & { readonly x: Numbers };

describe.each([
  ['float64', 1e-11],
  ['float32', 1e-4],
] as const)('batchNorm in %s agrees with PyTorch', (dtype, tolerance) => {
  it.each(golden.cases)('$torch $settings', ({ weight, bias, steps, evaluation, settings }) => {
    const { eps: epsilon = 1e-5, momentum = 0.1 } = settings as { eps?: number; momentum?: number };
    const layer = batchNorm({ epsilon, momentum });
    const of = (data: readonly number[], { shape }: Numbers = { shape: [data.length], data }): Tensor => {
      const own = tensor(data, { shape, dtype });
      return shape.length === 4 ? transpose(own, [0, 2, 3, 1]) : own;
    };
    const zero = weight.map(() => 0);
    const one = weight.map(() => 1);
    const weights: Weights = { scale: of(weight), shift: of(bias) };
    let buffers: Weights = { mean: of(zero), variance: of(one) };
    const check = (
      { x, output, outputGradient, gradients, runningMean, runningVariance }: Step,
      isTraining: boolean,
    ) => {
      const input = of(x.data, x);
      const context = { ...training(buffers), training: isTraining };
      expectClose(layer.forward(weights, input, context), of(output, x), tolerance, 'output');
      const answered = grad((now: Weights) => sum(mul(layer.forward(now, now.x!, context), of(outputGradient, x))))({
        ...weights,
        x: input,
      });
      expectClose(answered.x!, of(gradients.x, x), tolerance, 'x');
      expectClose(answered.scale!, of(gradients.weight), tolerance, 'scale');
      expectClose(answered.shift!, of(gradients.bias), tolerance, 'shift');
      buffers = { ...buffers, ...context.set };
      expectClose(buffers.mean!, of(runningMean), tolerance, 'mean');
      expectClose(buffers.variance!, of(runningVariance), tolerance, 'variance');
    };
    for (const step of steps) check(step, true);
    check(evaluation, false);
  });
});
