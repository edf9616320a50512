import type { Layer, Optimizer } from '@gd/core';
import { batchNorm, dense, dropout, mul, random, relu, sequential, sub, tensor } from '@gd/core';
import { iris, moons, standardize, trainTestSplit, xor } from '@gd/data';
import { binaryCrossEntropy, crossEntropy, mae, mse } from '@gd/losses';
import { adam, fullBatch, miniBatch, sgd } from '@gd/optim';
import { describe, expect, it, vi } from 'vitest';
import type { StepReport } from './callbacks/callback';
import { earlyStopping } from './callbacks/earlyStopping';
import { fromCheckpoint, toCheckpoint } from './checkpoint';
import type { EpochReport } from './epochReport';
import { evaluate } from './evaluate';
import { fit } from './fit';
import type { FitOptions } from './fitOptions';
import { accuracy } from './metrics/accuracy';

const data = moons({ count: 100, seed: 1 });
const model = sequential(dense(8), relu, dropout(0.2), dense(2));
const options = {
  data,
  loss: crossEntropy,
  optimizer: adam({ learningRate: 0.01 }),
  sampler: miniBatch(16),
  epochs: 3,
};
const numbers = ({ weights }: { weights: Readonly<Record<string, { data: ArrayLike<number> }>> }) =>
  Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, Array.from(weight.data)]));

// spies among layers and losses cannot be traced, so those runs warn that they run eagerly
vi.spyOn(console, 'warn').mockImplementation(() => {});

describe.each([
  ['compiled', true],
  ['eager', false],
])('%s', (_, compiled) => {
  const run: typeof fit = (net, more) => fit(net, { compiled, ...more });

  describe('fit', () => {
    it('learns xor', async () => {
      const net = sequential(dense(8), relu, dense(1));
      const { weights, stopped, history } = await run(net, {
        data: xor(),
        loss: (prediction, targets) => binaryCrossEntropy(prediction, targets, { fromLogits: true }),
        optimizer: adam({ learningRate: 0.05 }),
        sampler: fullBatch(),
        epochs: 200,
        seed: 1,
      });
      expect(stopped).toBe('epochs');
      expect(history.length).toBe(200);
      expect(history.at(-1)!.loss).toBeLessThan(0.05);
      expect(Array.from(net.forward(weights, xor().inputs).data, (logit) => Number(logit > 0))).toEqual([0, 1, 1, 0]);
    });
    it('learns iris, and reports how well', async () => {
      const parts = trainTestSplit(iris(), { seed: 3, stratify: true });
      const { transform } = standardize(parts.train.inputs);
      const [train, test] = [parts.train, parts.test].map((part) => ({ ...part, inputs: transform(part.inputs) }));
      const net = sequential(dense(16), relu, dense(3));
      const result = await run(net, {
        data: train!,
        validation: test,
        loss: crossEntropy,
        optimizer: adam({ learningRate: 0.02 }),
        epochs: 40,
        metrics: { accuracy },
      });
      const last = result.history.at(-1)!;
      expect(last.epoch).toBe(40);
      expect(last.metrics.accuracy).toBeGreaterThan(0.95);
      expect(last.validation!.metrics.accuracy).toBeGreaterThan(0.9);
      const found = evaluate(net, result, test!, { loss: crossEntropy, metrics: { accuracy } });
      expect(last.validation!.loss).toBeCloseTo(found.loss, 6);
      expect(last.validation!.metrics).toEqual({ accuracy: found.accuracy });
      expect(last.seconds).toBeGreaterThan(0);
    });
    it('accepts losses as metrics', async () => {
      const net = sequential(dense(1));
      const squares = { inputs: random(1).normal([20, 2]), targets: random(2).normal([20, 1]) };
      const more = {
        data: squares,
        validation: squares,
        loss: mse,
        optimizer: adam(),
        metrics: { mse, mae },
        epochs: 2,
      };
      const result = await run(net, more);
      for (const { loss, metrics, validation } of result.history) {
        expect(metrics.mse).toBeCloseTo(loss, 6);
        expect(validation!.metrics.mse).toBeCloseTo(validation!.loss, 6);
      }
      const found = mae(net.forward(result.weights, squares.inputs), squares.targets);
      expect(result.history.at(-1)!.validation!.metrics.mae).toBeCloseTo(found.data[0]!, 6);
      await expect(run(net, { ...more, metrics: { sub } })).rejects.toThrow(
        'fit: metric sub returned shape [20,1] — a tensor here is one number',
      );
    });
    it("evaluates the optimizer's average of the weights, and returns both", async () => {
      const halved: Optimizer = {
        ...(sgd({ learningRate: 0.1 }) as Optimizer),
        evaluationWeights: (_, weights) =>
          Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, mul(weight, 0.5)])),
      };
      const callbacks = [earlyStopping()];
      const result = await run(model, { ...options, optimizer: halved, validation: data, callbacks });
      const plain = await run(model, { ...options, optimizer: sgd({ learningRate: 0.1 }) });
      expect(plain.evaluationWeights).toBe(plain.weights);
      expect(result.evaluationWeights).toEqual(halved.evaluationWeights!(result.state, result.weights));
      const judged = evaluate(model, result, data, { loss: crossEntropy }).loss;
      expect(result.best!.validation!.loss).toBeCloseTo(judged, 5);
      expect(evaluate(model, { weights: result.weights }, data, { loss: crossEntropy }).loss).not.toBeCloseTo(
        judged,
        3,
      );
    });
    it('draws new random numbers in every step', async () => {
      const drawn: number[] = [];
      const spy: Layer = {
        name: 'spy',
        init: (_, inputShape) => ({ weights: {}, outputShape: inputShape }),
        forward(_, x, context) {
          if (context?.training) drawn.push(context.rng.next());
          return x;
        },
      };
      await run(sequential(dense(2), spy), options);
      expect(drawn.length).toBe(21);
      expect(new Set(drawn).size).toBe(21);
    });
    it('is the same to the last bit for the same seed: weights, shuffles and dropout', async () => {
      const one = await run(model, { ...options, seed: 5 });
      expect(numbers(await run(model, { ...options, seed: 5 }))).toEqual(numbers(one));
      expect(numbers(await run(model, { ...options, seed: 6 }))).not.toEqual(numbers(one));
    });
    it('drops elements by the seed and the step only', async () => {
      const { weights } = model.init(random(3), [2]);
      // nothing else is random
      const fixed = { ...options, weights, sampler: fullBatch(), optimizer: sgd({ learningRate: 0 }) };
      const losses = async (seed: number) => (await run(model, { ...fixed, seed })).history.map(({ loss }) => loss);
      const [one, two] = [await losses(5), await losses(6)];
      expect(new Set([...one, ...two]).size).toBe(6);
      expect(await losses(5)).toEqual(one);
    });
    it('changes neither the given weights nor the result when it is observed', async () => {
      const { weights } = model.init(random(3), [2]);
      const given = numbers({ weights });
      const silent = await run(model, { ...options, weights });
      const watched = await run(model, {
        ...options,
        weights,
        metrics: { accuracy },
        validation: data,
        onStep: () => {},
      });
      expect(numbers({ weights })).toEqual(given);
      expect(numbers(watched)).toEqual(numbers(silent));
    });
    it('reports every step and every epoch', async () => {
      const steps: StepReport[] = [];
      const epochs: EpochReport[] = [];
      const { history, step } = await run(model, {
        ...options,
        onStep: (report) => steps.push(report),
        onEpoch: (report) => epochs.push(report),
      });
      expect(step).toBe(21);
      expect(() => steps[5]!.weights).toThrow(
        'fit: the weights of step 6 were read at step 21 — they are gone; read report.weights while the callback runs',
      );
      expect(steps.map((report) => report.step)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
      expect(steps.slice(5, 8).map(({ epoch, seen, count }) => [epoch, seen, count])).toEqual([
        [1, 96, 100],
        [1, 100, 100],
        [2, 16, 100],
      ]);
      expect(epochs).toEqual(history);
      // the last batch of 4 counts by its size
      const [first, ...more] = steps.slice(0, 7).reverse();
      expect(history[0]!.loss).toBeCloseTo(
        (4 * first!.loss + 16 * more.reduce((sum, { loss }) => sum + loss, 0)) / 100,
        10,
      );
    });
    it('passes over all examples in every epoch, in a different order each time', async () => {
      const seen: number[][] = [[], []];
      const spy: Layer = {
        name: 'spy',
        init: () => ({ weights: { w: tensor([0]) }, outputShape: [1] }),
        forward: ({ w }) => w!,
      };
      const rows = tensor(
        Float32Array.from({ length: 10 }, (_, i) => i),
        { shape: [10, 1] },
      );
      const loss: FitOptions['loss'] = (prediction, targets) => {
        seen[Math.floor(seen.flat().length / 10)]!.push(...targets.data);
        return mse(prediction, tensor([0]));
      };
      await run(spy, { ...options, data: { inputs: rows, targets: rows }, loss, sampler: miniBatch(3), epochs: 2 });
      expect(seen.map((epoch) => epoch.toSorted((a, b) => a - b))).toEqual([[...rows.data], [...rows.data]]);
      expect(seen[0]).not.toEqual(seen[1]);
    });
    it('keeps timers and clicks alive while it runs', async () => {
      let ticks = 0;
      const timer = setInterval(() => ticks++, 1);
      await run(model, { ...options, epochs: compiled ? 2000 : 60 });
      clearInterval(timer);
      expect(ticks).toBeGreaterThan(0);
    });
  });

  describe('fit, stopped', () => {
    it('ends after the step in which the signal arrives, and keeps what was learned', async () => {
      const controller = new AbortController();
      const onStep = ({ step }: StepReport) => {
        if (step === 10) controller.abort();
      };
      const result = await run(model, { ...options, onStep, signal: controller.signal });
      expect(result).toMatchObject({ stopped: 'aborted', step: 10, epoch: 1, batch: 3 });
      expect(result.history.length).toBe(1);
    });
    it('makes no step if it was aborted before', async () => {
      const { weights } = model.init(random(3), [2]);
      const result = await run(model, { ...options, weights, signal: AbortSignal.abort() });
      expect(result).toMatchObject({ stopped: 'aborted', step: 0, weights });
    });
    it('returns the best epoch even when aborted', async () => {
      const controller = new AbortController();
      const best: EpochReport[] = [];
      const onEpoch = (report: EpochReport) => {
        best.push(report);
        if (report.epoch === 4) controller.abort();
      };
      // steps far too long for the moons: the loss jumps up and down
      const optimizer = sgd({ learningRate: 3 });
      const result = await run(model, {
        ...{ ...options, optimizer, epochs: 9, validation: data, onEpoch, signal: controller.signal },
        callbacks: [earlyStopping()],
      });
      expect(result.stopped).toBe('aborted');
      expect(result.history.length).toBe(4);
      const lowest = Math.min(...best.map(({ validation }) => validation!.loss));
      expect(result.best!.validation!.loss).toBe(lowest);
      expect(evaluate(model, result, data, { loss: crossEntropy }).loss).toBeCloseTo(lowest, 5);
    });
    it('stops when a callback says so, with its reason, after all callbacks got the epoch', async () => {
      const epoch = ({ epoch }: EpochReport) => (epoch === 2 ? 'enough' : undefined);
      const heard: number[] = [];
      const onEpoch = (report: EpochReport) => heard.push(report.epoch);
      const result = await run(model, { ...options, callbacks: [{ epoch }], onEpoch });
      expect(result).toMatchObject({ stopped: 'enough', epoch: 2 });
      expect(heard).toEqual([1, 2]);
    });
    it('calls the end of all callbacks even when one of them throws', async () => {
      const ends: string[] = [];
      const failing = run(model, {
        ...options,
        onStep: () => {
          throw new Error('mine');
        },
        callbacks: [
          {
            end(result) {
              ends.push(result.stopped);
              return result;
            },
          },
        ],
      });
      await expect(failing).rejects.toThrow('mine');
      expect(ends).toEqual(['failed']);
    });
  });

  describe('fit, resumed', () => {
    const whole = () => run(model, { ...options, epochs: 4, seed: 8 });
    it('continues after an epoch as if it had never stopped, even from bytes', async () => {
      const half = await run(model, { ...options, epochs: 2, seed: 8 });
      const { seconds: _, ...last } = (await whole()).history.at(-1)!;
      for (const resume of [half, fromCheckpoint(toCheckpoint(half)) as typeof half]) {
        const rest = await run(model, { ...options, epochs: 4, resume });
        expect(numbers(rest)).toEqual(numbers(await whole()));
        expect(rest.history.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4]);
        expect(rest.history.at(-1)).toMatchObject(last);
      }
    });
    it('continues in the middle of an epoch', async () => {
      const controller = new AbortController();
      const onStep = ({ step }: StepReport) => {
        if (step === 17) controller.abort();
      };
      const part = await run(model, { ...options, epochs: 4, seed: 8, onStep, signal: controller.signal });
      expect(part.batch).toBe(3);
      const rest = await run(model, {
        ...options,
        epochs: 4,
        resume: fromCheckpoint(toCheckpoint(part)) as typeof part,
      });
      expect(numbers(rest)).toEqual(numbers(await whole()));
      expect(rest.step).toBe(28);
    });
  });

  describe('fit, with wrong options', () => {
    const say = (more: Partial<FitOptions<never>>, message: string) =>
      expect(run(model, { ...options, ...more } as FitOptions)).rejects.toThrow(message);
    it('says so before the first step', async () => {
      await say(
        { data: { inputs: tensor([], { shape: [0, 2] }), targets: tensor([], { shape: [0], dtype: 'int32' }) } },
        'fit: the dataset is empty — there must be at least one example',
      );
      await say({ epochs: -1 }, 'fit: epochs is -1 — wanted a whole number of at least 0');
      await say({ epochs: 1.5 }, 'fit: epochs is 1.5 — wanted a whole number of at least 0');
      await say(
        { validation: iris() },
        'fit: validation inputs [150,4], data inputs [100,2] — one example must have the same shape in both',
      );
      await say(
        { validation: { inputs: data.inputs, targets: tensor(new Float32Array(200), { shape: [100, 2] }) } },
        'fit: validation targets [100,2], data targets [100] — one example must have the same shape in both',
      );
      await say(
        { weights: { '0.dense/kernel': tensor([[1]]) } },
        'fit: weight "0.dense/kernel" [1,1] — the model has [2,8] for these inputs; are they another model\'s?',
      );
      await say(
        { weights: { ...model.init(random(0), [2]).weights, more: tensor(1) } },
        'fit: weight "more" [] — the model has none for these inputs',
      );
      const normed = sequential(dense(2), batchNorm());
      const { weights, buffers } = normed.init(random(1), [2]);
      await expect(run(normed, { ...options, weights: { ...weights, ...buffers } })).rejects.toThrow(
        'fit: weight "1.batchNorm/mean" [2] — the model has none for these inputs; it is among its buffers; splitTensors?',
      );
      await expect(run(normed, { ...options, weights, buffers: {} })).rejects.toThrow(
        'fit: buffer "1.batchNorm/mean" none — the model has [2] for these inputs',
      );
      await say({ seed: 0.5 }, 'fit: seed is 0.5 — wanted a whole number');
      const resume = await run(model, { ...options, epochs: 0, seed: 1 });
      await say({ resume: resume as never, seed: 2 }, 'fit: seed 2 — the run to resume has seed 1; leave the seed out');
      await say({ loss: (prediction) => prediction }, ',2] — a loss is one number, a 0-d tensor; mean it?');
    });
    it('rejects a batch size of 0', () => {
      expect(() => miniBatch(0)).toThrow('miniBatch: size is 0');
    });
    it('returns the initial weights after no epochs', async () => {
      expect(await run(model, { ...options, epochs: 0 })).toMatchObject({ stopped: 'epochs', step: 0, history: [] });
    });
  });
});
