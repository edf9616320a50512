import { dense, sequential, tanh, tensor } from '@gd/core';
import { moons, xor } from '@gd/data';
import { crossEntropy, mse } from '@gd/losses';
import { adam, fullBatch, miniBatch } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import type { Callback } from './callbacks/callback';
import { earlyStopping } from './callbacks/earlyStopping';
import type { FitResult } from './checkpoint';
import { fit } from './fit';
import type { FitOptions } from './fitOptions';

const model = sequential(dense(8), tanh, dense(1));
const base = {
  ...{ data: xor(), loss: mse, optimizer: adam({ learningRate: 0.05 }), sampler: fullBatch(), epochs: 4 },
  compiled: false,
};
const later = <Value>(value: Value) => new Promise<Value>((resolve) => setTimeout(() => resolve(value), 2));

describe('callbacks', () => {
  it('are waited for, in order', async () => {
    const heard: string[] = [];
    const slow = (name: string): Callback => ({
      start: async () => void heard.push(await later(`${name} start`)),
      step: async ({ step }) => void heard.push(await later(`${name} step ${step}`)),
      epoch: async ({ epoch }) => void heard.push(await later(`${name} epoch ${epoch}`)),
      end: async () => void heard.push(await later(`${name} end`)),
    });
    const onEpoch = async () => void heard.push(await later('own'));
    const { stopped, epoch } = await fit(model, { ...base, epochs: 1, callbacks: [slow('a'), slow('b')], onEpoch });
    expect([stopped, epoch]).toEqual(['epochs', 1]);
    expect(heard).toEqual([
      ...['a start', 'b start', 'a step 1', 'b step 1', 'a epoch 1', 'b epoch 1', 'own', 'a end', 'b end'],
    ]);
  });
  it('stop the run by a text alone, also one that comes later', async () => {
    for (const answer of [undefined, '', 0, 1, true, {}, [], later(''), later(true), later(undefined)]) {
      const { stopped, epoch } = await fit(model, { ...base, callbacks: [{ epoch: () => answer }] });
      expect([stopped, epoch]).toEqual(['epochs', 4]);
    }
    const enough = await fit(model, { ...base, callbacks: [{ epoch: () => later('enough') }] });
    expect([enough.stopped, enough.epoch]).toEqual(['enough', 1]);
    expect((await fit(model, { ...base, onEpoch: () => 'enough' })).stopped).toBe('epochs');
  });
  it('keep weights of a step until they have waited', async () => {
    const seen: boolean[] = [];
    await fit(model, {
      ...base,
      onStep: async (report) => {
        await later(0);
        seen.push(Object.keys(report.weights).length > 0);
      },
    });
    expect(seen).toEqual([true, true, true, true]);
  });
  it('can observe two runs at once, early stopping too', async () => {
    const options = {
      ...{ data: moons({ count: 60 }), loss: crossEntropy, optimizer: adam({ learningRate: 0.5 }), epochs: 20 },
      ...{ sampler: miniBatch(7), compiled: false },
    };
    const net = sequential(dense(8), tanh, dense(2));
    const alone = (seed: number) => fit(net, { ...options, seed, callbacks: [earlyStopping({ patience: 2 })] });
    const [one, two] = [await alone(1), await alone(2)];
    const shared = earlyStopping({ patience: 2 });
    const both = await Promise.all([1, 2].map((seed) => fit(net, { ...options, seed, callbacks: [shared] })));
    expect(both.map(({ best }) => best!.epoch)).toEqual([one.best!.epoch, two.best!.epoch]);
    expect(both.map(({ weights }) => weights)).toEqual([one.weights, two.weights]);
  });
  it('may be instances of a class', async () => {
    class Counter {
      count = 0;
      epoch(): void {
        this.count++;
      }
    }
    const counter = new Counter();
    await fit(model, { ...base, callbacks: [counter] });
    expect(counter.count).toBe(4);
  });
  it('are refused if they are none', async () => {
    const say = (callbacks: unknown, message: string) =>
      expect(fit(model, { ...base, callbacks } as FitOptions)).rejects.toThrow(message);
    await say({ onEpochEnd() {} }, 'fit: callbacks is a record — wanted a list of callbacks, like [earlyStopping()]');
    await say(
      [earlyStopping],
      'fit: callback 0 is a function — wanted a record with some of the functions start, step, epoch',
    );
    await say(
      [{ onEpochEnd() {} }],
      'fit: callback 0 has "onEpochEnd" — wanted some of the functions start, step, epoch',
    );
    await say([{ epoch: 'stop' }], 'fit: callback 0: epoch is "stop" — wanted a function');
    await say([null], 'fit: callback 0 is null');
    await say([{ state: () => 1 }], 'fit: a callback with a state has no name — give it one');
  });
});

describe('whatever throws', () => {
  const fail = (): never => {
    throw new Error('mine');
  };
  const late = (when: (value: { epoch: number }) => boolean) => (value: { epoch: number }) => {
    if (when(value)) fail();
  };
  let calls = 0;
  const ways: Record<string, () => Partial<FitOptions>> = {
    'a step': () => ({ onStep: late(({ epoch }) => epoch === 3) }),
    'an epoch': () => ({ onEpoch: late(({ epoch }) => epoch === 3) }),
    'a rejected epoch': () => ({ onEpoch: async (value) => late(({ epoch }) => epoch === 3)(value) }),
    'a callback': () => ({ callbacks: [{ epoch: late(({ epoch }) => epoch === 3) }] }),
    'the end of a callback': () => ({ callbacks: [{ end: fail }] }),
    'a rejected end': () => ({ callbacks: [{ end: async () => fail() }] }),
    'a state': () => ({ callbacks: [{ name: 'x', state: () => (calls++ > 8 ? fail() : 0) }] }),
    'a metric': () => ({ metrics: { mine: () => (calls++ > 1 ? fail() : 0) } }),
    'a loss': () => ({ loss: (p, q) => (calls++ > 2 ? fail() : mse(p, q)) }),
    'a schedule': () => ({ optimizer: adam({ learningRate: (t) => (t > 3 ? fail() : 0.05) }) as never }),
  };
  it.each(Object.keys(ways))('%s: the error carries what was learned', async (way) => {
    calls = 0;
    const error = await fit(model, { ...base, ...ways[way]!() } as FitOptions).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: 'mine' });
    const { trained } = error as { trained: FitResult };
    expect(trained.step).toBeGreaterThan(1);
    expect(trained.history).toHaveLength(trained.epoch);
    expect(Object.keys(trained.evaluationWeights)).toHaveLength(4);
    const rest = await fit(model, { ...base, resume: { ...trained, madeBy: undefined } });
    expect(rest.history.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4]);
    expect(rest.weights).toEqual((await fit(model, base)).weights);
  });
  it('before the first step, the error carries the start', async () => {
    const error = await fit(model, { ...base, callbacks: [{ start: fail }] }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: 'mine', trained: { step: 0, stopped: 'failed' } });
  });
  it('what is no error, or frozen, is the cause of one', async () => {
    const frozen = Object.freeze(new Error('cold'));
    for (const [thrown, message] of [
      ['x'.repeat(1000), `fit: "${'x'.repeat(40)}" was thrown`],
      [undefined, 'fit: undefined was thrown'],
      [frozen, 'fit: cold'],
    ]) {
      const onEpoch = (): never => {
        throw thrown;
      };
      const error = await fit(model, { ...base, onEpoch }).catch((found: unknown) => found);
      expect(error).toMatchObject({ message, cause: thrown, trained: { epoch: 1 } });
    }
  });
  it('every callback ends, and the first error is the one', async () => {
    const ends: string[] = [];
    const end = (result: FitResult): never => {
      ends.push(result.stopped);
      throw new Error('late');
    };
    const callbacks = [{ end }, { epoch: fail, end }];
    await expect(fit(model, { ...base, callbacks } as never)).rejects.toThrow('mine');
    expect(ends).toEqual(['failed', 'failed']);
  });
  it('a metric that is no number, or not there yet, is refused', async () => {
    const say = (metric: unknown, message: string) =>
      expect(fit(model, { ...base, metrics: { metric } } as FitOptions)).rejects.toThrow(message);
    await say(async () => 1, 'fit: metric metric returned a promise — a metric returns its value at once');
    await say(() => [1], 'fit: metric metric is [1] — wanted a number');
    await say('accuracy', 'fit: metrics is a record — wanted a record of functions, like { accuracy }');
    await expect(fit(model, { ...base, metrics: ['accuracy'] } as never)).rejects.toThrow(
      'fit: metrics is a list of 1 — wanted a record of functions, like { accuracy }',
    );
  });
  it('examples for validation with NaN are named, and nothing is lost', async () => {
    const holes = { inputs: tensor([[1, Number.NaN]]), targets: tensor([[1]]) };
    const error = await fit(model, { ...base, validation: holes }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      message: 'fit: the validation loss is NaN — its inputs contain NaN; fill in or drop missing values first',
      trained: { step: 1 },
    });
  });
});
