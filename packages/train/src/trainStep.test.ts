import type { Batch, GradientOf, Tensor } from '@gd/core';
import {
  add,
  convolution2d,
  dense,
  dropout,
  flatten,
  gather,
  maxPooling2d,
  random,
  relu,
  sequential,
  tanh,
  tensor,
} from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { crossEntropy, mse } from '@gd/losses';
import { adam, backpropagation, miniBatch, rmsprop, sgd } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import { fromCheckpoint, toCheckpoint } from './checkpoint';
import { fit } from './fit';
import type { FitOptions } from './fitOptions';
import { plainSteps } from './plainSteps';
import type { TrainStepOptions } from './trainStep';
import { begin, trainStep } from './trainStep';

const xor: Batch = {
  inputs: tensor([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]),
  targets: tensor([[0], [1], [1], [0]]),
};

const stream = random(3);
const digits = (rows: number): Batch => ({
  inputs: stream.uniform([rows, 20]),
  targets: tensor(Int32Array.from({ length: rows }, (_, i) => (i * 7) % 5)),
});

const eager = (options: TrainStepOptions) => plainSteps(begin(options));

const small = () => sequential(dense(8), tanh, dense(1));
const wide = () => sequential(dense(12), relu, dropout(0.25), dense(5));

describe('trainStep', () => {
  it.each([
    ['sgd', () => sgd({ learningRate: 0.05, momentum: 0.9, nesterov: true })],
    ['rmsprop', () => rmsprop()],
    ['adam', () => adam({ learningRate: (t) => 0.1 / t })],
  ])('does what plain operations do, with %s', async (_, optimizer) => {
    const options = {
      model: small(),
      loss: mse,
      optimizer: optimizer(),
      seed: 42,
      inputShape: [2],
    } as TrainStepOptions;
    const fast = await trainStep(options);
    const plain = eager(options);
    for (let t = 0; t < 20; t++) expect(fast(xor)).toBeCloseTo(plain(xor), 5);
    for (const [name, weight] of Object.entries(plain.weights()))
      expectClose(fast.weights()[name]!, weight, 1e-4, name);
    expectClose(fast.prediction(), plain.prediction(), 1e-4);
    expect(fast.count).toBe(20);
    expect(fast.programs).toHaveLength(1);
  });
  it('learns', async () => {
    const fast = await trainStep({
      model: small(),
      loss: mse,
      optimizer: adam({ learningRate: 0.05 }),
      seed: 1,
      data: xor,
    });
    fast.steps(1500);
    expect(fast(xor)).toBeLessThan(1e-3);
  });
  it('draws the same random numbers and the same order', async () => {
    const data = digits(23);
    const options = {
      model: wide(),
      loss: crossEntropy,
      optimizer: adam(),
      seed: 5,
      data,
      sampler: miniBatch(8),
    } as TrainStepOptions;
    const fast = await trainStep(options);
    const plain = eager(options);
    const losses = fast.steps(10);
    expectClose(tensor(losses), tensor(plain.steps(10)), 1e-5);
    expect(fast.programs).toHaveLength(2);
  });
  it('trains on rows of the data as on batches', async () => {
    const data = digits(12);
    const images = { inputs: stream.uniform([12, 50]), targets: data.targets };
    for (const [from, options] of [
      [data, { model: wide(), loss: crossEntropy, optimizer: adam(), seed: 5 }],
      [images, { model: dense(5), loss: crossEntropy, optimizer: sgd(), seed: 5 }],
    ] as [Batch, TrainStepOptions][]) {
      const fast = await trainStep({ ...options, data: from });
      const whole = await trainStep({ ...options, inputShape: from.inputs.shape.slice(1) });
      const plain = eager({ ...options, data: from });
      for (const rows of [
        [1, 5, 0, 7],
        [2, 11],
        [11, 3, 3, 9],
      ].map((list) => Int32Array.from(list))) {
        const loss = fast.pick(rows);
        expect(whole({ inputs: gather(from.inputs, tensor(rows)), targets: gather(from.targets, tensor(rows)) })).toBe(
          loss,
        );
        expect(plain.pick(rows)).toBeCloseTo(loss, 5);
      }
      expect(fast.programs).toHaveLength(2);
      expect(() => fast.pick(Int32Array.of(12))).toThrow('pick: row 12 — the data has rows 0 to 11');
      expect(() => fast.pick(Int32Array.of(-1))).toThrow('pick: row -1 — the data has rows 0 to 11');
    }
  });
  it('accepts batches of several sizes, and continues', async () => {
    const options = {
      model: wide(),
      loss: crossEntropy,
      optimizer: sgd(),
      seed: 5,
      inputShape: [20],
    } as TrainStepOptions;
    const fast = await trainStep(options);
    const plain = eager(options);
    for (const rows of [4, 9, 4, 64, 9]) {
      const batch = digits(rows);
      expect(fast(batch)).toBeCloseTo(plain(batch), 5);
    }
  });
  it('is reproducible to the last bit', async () => {
    const training = async (): Promise<Tensor[]> => {
      const data = digits(32);
      const fast = await trainStep({ model: wide(), loss: crossEntropy, optimizer: adam(), seed: 9, inputShape: [20] });
      for (let t = 0; t < 10; t++)
        fast({
          inputs: tensor(
            Float32Array.from(data.inputs.data, (_, i) => Math.sin(i)),
            { shape: [32, 20] },
          ),
          targets: data.targets,
        });
      return Object.values(fast.weights());
    };
    const [a, b] = [await training(), await training()];
    a.forEach((weight, i) => {
      expect(b[i]!.data).toEqual(weight.data);
    });
  });
  it('trains a convolutional network, dropout too', async () => {
    const model = sequential(convolution2d(4, 3), relu, maxPooling2d(2), flatten(), dropout(0.2), dense(5));
    const images = {
      inputs: stream.normal([6, 8, 8, 1]),
      targets: tensor(Int32Array.of(0, 2, 1, 4, 4, 0)),
    };
    const optimizer = adam({ learningRate: 0.01 });
    const step = await trainStep({ model, loss: crossEntropy, optimizer, seed: 4, inputShape: [8, 8, 1] });
    const first = step(images);
    for (let t = 0; t < 60; t++) step(images);
    expect(step(images)).toBeLessThan(first / 2);
  });
  it('accepts another gradient', async () => {
    const doubled: GradientOf = (objective) => (weights, context) => {
      const { grads, ...value } = backpropagation(objective)(weights, context);
      return { ...value, grads: Object.fromEntries(Object.entries(grads).map(([name, one]) => [name, add(one, one)])) };
    };
    const recipe = { model: small(), loss: mse, seed: 3, inputShape: [2] };
    const twice = await trainStep({ ...recipe, optimizer: sgd({ learningRate: 0.05 }), gradient: doubled });
    const wide = await trainStep({ ...recipe, optimizer: sgd({ learningRate: 0.1 }) });
    for (let t = 0; t < 5; t++) expect(twice(xor)).toBeCloseTo(wide(xor), 5);
    expect(twice.programs).toHaveLength(1);
  });
  it('continues from another run', async () => {
    const options = { model: small(), loss: mse, optimizer: adam(), seed: 2, inputShape: [2] } as const;
    const first = await trainStep(options);
    for (let t = 0; t < 5; t++) first(xor);
    const second = await trainStep({ ...options, seed: 77 });
    second.load({ weights: first.weights(), state: first.state(), count: first.count });
    expect(second(xor)).toBe(first(xor));
    expect(() => second.load({ weights: { a: tensor(1) } })).toThrow(
      'load: weight "0.dense/kernel" is missing — wanted float32[2,8]; was it saved from this model?',
    );
  });
  it('continues with the next rows, from a state or from a checkpoint of fit', async () => {
    const data = digits(23);
    const options = { model: wide(), loss: crossEntropy, optimizer: adam(), seed: 5, data, sampler: miniBatch(8) };
    const whole = await trainStep(options);
    const wanted = [...whole.steps(10)].slice(7);
    const first = await trainStep(options);
    first.steps(7);
    const at = { weights: first.weights(), buffers: first.buffers(), state: first.state() };
    for (const from of [
      { ...at, count: 7 },
      { ...at, step: 7, epoch: 2, batch: 1, seed: 5, history: [] },
    ]) {
      const second = await trainStep(options);
      second.steps(2);
      second.load(from);
      expect([...second.steps(3)]).toEqual(wanted);
      const plain = eager(options as never);
      plain.steps(2);
      plain.load(from as never);
      expectClose(tensor(plain.steps(3)), tensor(Float64Array.from(wanted)), 1e-5);
    }
    const { model, ...rest } = options;
    const run = await fit(model, { ...rest, epochs: 1 });
    const { weights } = run;
    const third = await trainStep(options);
    third.load(fromCheckpoint(toCheckpoint(run)));
    expect([third.count, third.weights()]).toEqual([3, weights]);
    const same = await trainStep(options);
    same.steps(3);
    expect(same.weights()).toEqual(weights);
  });
  it('loses no rows when a schedule throws', async () => {
    const data = digits(23);
    let isBroken = true;
    const rate = (t: number): number => {
      if (isBroken && t === 5) throw new Error('broken');
      return 0.01;
    };
    const options = { model: wide(), loss: crossEntropy, seed: 5, data, sampler: miniBatch(8) };
    for (const make of [trainStep, async (all: TrainStepOptions) => eager(all)]) {
      isBroken = true;
      const step = await make({ ...options, optimizer: sgd({ learningRate: rate }) } as TrainStepOptions);
      expect(() => step.steps(10)).toThrow('broken');
      isBroken = false;
      step.steps(10 - step.count);
      const other = await make({ ...options, optimizer: sgd({ learningRate: 0.01 }) } as TrainStepOptions);
      other.steps(10);
      expect(step.weights()).toEqual(other.weights());
    }
  });
  it('rejects invalid arguments, compiled or not', async () => {
    const data = digits(12);
    const options = { model: wide(), loss: crossEntropy, optimizer: sgd(), data } as TrainStepOptions;
    for (const step of [await trainStep(options), eager(options)]) {
      const weights = step.weights();
      for (const wrong of [-1, 1.5, Number.NaN, undefined as never, '3' as never]) {
        expect(() => step.steps(wrong)).toThrow(/^steps: count is .* — wanted a whole number of at least 0$/);
        if (wrong !== undefined)
          expect(() => step.load({ count: wrong })).toThrow(/^load: count is .* — wanted a whole number of at least 0$/);
      }
      expect(step.steps(0)).toEqual(new Float64Array(0));
      expect(() => step.pick(3 as never)).toThrow('pick: rows is 3 — wanted a list of row numbers');
      expect(() => step.pick(Int32Array.of())).toThrow('pick: no rows — a batch has at least one');
      for (const row of [0.5, Number.NaN]) {
        expect(() => step.pick([row] as never)).toThrow(`pick: row ${row} — the data has rows 0 to 11`);
      }
      const none = { inputs: tensor(new Float32Array(0), { shape: [0, 20] }), targets: tensor(Int32Array.of()) };
      expect(() => step(none)).toThrow('step: the dataset is empty — there must be at least one example');
      expect(() => step(undefined as never)).toThrow('step: data is undefined — wanted { inputs');
      expect(() => step.load({ weights: { ...weights, other: tensor(1) } })).toThrow(
        'load: weight "other" has no place here — was it saved from this model?',
      );
      for (const wrong of [undefined, null, 3, [weights]])
        expect(() => step.load(wrong as never)).toThrow('load: the argument is');
      expect(() => step.load(weights as never)).toThrow(
        'load: 0.dense/kernel, 0.dense/bias, 3.dense/kernel, 3.dense/bias — wanted some of { weights, buffers, state, count }',
      );
      expect([step.weights(), step.count]).toEqual([weights, 0]);
    }
    const targets = tensor(Int32Array.from(data.targets.data, (one) => one + 1));
    await expect(trainStep({ ...options, data: { ...data, targets } })).rejects.toThrow('is class 5 — the logits have');
    for (const make of [trainStep, ({ model, ...all }: TrainStepOptions) => fit(model, all as FitOptions)]) {
      await expect(make({ ...options, data, optimizer: adam as never })).rejects.toThrow(
        'optimizer is a function — wanted an optimizer, like adam(); call it?',
      );
      await expect(make({ ...options, data, loss: 'mse' as never })).rejects.toThrow(
        'loss is "mse" — wanted a function of (prediction, targets), like mse',
      );
    }
    for (const make of [trainStep, async (all: TrainStepOptions) => eager(all)]) {
      const step = await make({ ...options, optimizer: { ...sgd(), options: { learningRate: '0.1' as never } } });
      expect(() => step.steps(1)).toThrow('resolveOptions: learningRate at step 1 is "0.1" — an option is a number');
    }
  });
  it('says what it requires', async () => {
    const recipe = { model: small(), loss: mse, optimizer: adam() };
    await expect(trainStep(recipe)).rejects.toThrow(
      'trainStep: neither weights nor inputShape — give the shape of one example',
    );
    const [step, plain] = [
      await trainStep({ ...recipe, inputShape: [2] }),
      eager({ ...recipe, inputShape: [2] } as never),
    ];
    for (const one of [step, plain]) {
      expect(() => one.steps(1)).toThrow('steps: there is no data — give trainStep the option data');
      expect(() => one.pick(Int32Array.of(0))).toThrow('pick: there is no data — give trainStep the option data');
      expect(() => one.prediction()).toThrow(
        'prediction: no step has been done yet — call the step with a batch first',
      );
    }
  });
});
