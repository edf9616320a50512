import type { Layer } from '@gd/core';
import { batchNorm, dense, dropout, relu, sequential, tanh } from '@gd/core';
import { moons, trainTestSplit } from '@gd/data';
import { crossEntropy, mse } from '@gd/losses';
import { adabelief, adam, miniBatch, sgd, stochastic } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import type { Callback } from './callbacks/callback';
import { earlyStopping } from './callbacks/earlyStopping';
import type { Checkpoint, FitResult } from './checkpoint';
import { fromCheckpoint, toCheckpoint } from './checkpoint';
import { fit } from './fit';
import type { FitOptions } from './fitOptions';
import { accuracy } from './metrics/accuracy';

const { train, test } = trainTestSplit(moons({ count: 120, noise: 0.3 }), { seed: 1 });
const model = sequential(dense(8), batchNorm(), tanh, dropout(0.1), dense(2));
const base = {
  ...{ data: train, validation: test, loss: crossEntropy, optimizer: adam({ learningRate: 0.05 }) },
  ...{ sampler: miniBatch(7), seed: 3, metrics: { accuracy } },
};
/** Without times. */
const timeless = ({ history }: Pick<FitResult, 'history'>) => history.map(({ seconds: _, ...report }) => report);
const again = (run: Checkpoint) => fromCheckpoint(toCheckpoint(run)) as Checkpoint<never>;

describe.each([
  ['compiled', true],
  ['eager', false],
])('a resumed run, %s', (_, compiled) => {
  const run = (options: Partial<FitOptions>, net: Layer = model) =>
    fit(net, { ...base, compiled, ...options } as FitOptions);
  const stop = () => [earlyStopping({ patience: 4 })];

  it('equals the whole one with early stopping, wherever it was cut', async () => {
    const whole = await run({ epochs: 60, callbacks: stop() });
    expect(whole.stopped).toBe('no improvement for 4 epochs');
    for (const cut of [1, whole.best!.epoch, whole.best!.epoch + 2]) {
      let bytes: Uint8Array | undefined;
      const saver: Callback = {
        epoch(_, at) {
          bytes = toCheckpoint(at);
        },
      };
      // the one that saves comes first, and yet has what the other remembers of the epoch
      await run({ epochs: cut, callbacks: [saver, ...stop()] });
      const rest = await run({ epochs: 60, callbacks: stop(), seed: undefined, resume: fromCheckpoint(bytes!) });
      expect(timeless(rest)).toEqual(timeless(whole));
      expect(rest.best!.epoch).toBe(whole.best!.epoch);
      expect([rest.weights, rest.buffers, rest.state]).toEqual([whole.weights, whole.buffers, whole.state]);
      expect(rest.stopped).toBe(whole.stopped);
    }
  });
  it('equals the whole one also when it continues from a result, which is that of the best epoch', async () => {
    const whole = await run({ epochs: 60, callbacks: stop() });
    const part = await run({ epochs: whole.best!.epoch + 2, callbacks: stop() });
    expect([part.epoch, part.history.length]).toEqual([whole.best!.epoch, whole.best!.epoch + 2]);
    const rest = await run({ epochs: 60, callbacks: stop(), resume: again(part) });
    expect(timeless(rest)).toEqual(timeless(whole));
    expect(rest.weights).toEqual(whole.weights);
  });
  it('equals the whole one when it was cut in the middle of an epoch: loss and metrics of that epoch, too', async () => {
    const whole = await run({ epochs: 3 });
    for (const cut of [1, 9, 14, 20]) {
      const controller = new AbortController();
      const onStep = ({ step }: { step: number }) => void (step === cut && controller.abort());
      const part = await run({ epochs: 3, onStep, signal: controller.signal });
      expect(part.step).toBe(cut);
      // cut once more, right where it was
      const twice = await run({ epochs: 3, resume: again(part), signal: AbortSignal.abort() });
      const rest = await run({ epochs: 3, resume: again(twice) });
      expect(timeless(rest)).toEqual(timeless(whole));
      expect([rest.weights, rest.buffers, rest.state]).toEqual([whole.weights, whole.buffers, whole.state]);
    }
  });
});

describe('what callbacks remember', () => {
  const counter = (name?: string): Callback & { seen: () => number } => {
    let last = 0;
    return {
      ...(name !== undefined && { name }),
      start({ state }) {
        let epochs = (state as number | undefined) ?? 0;
        return {
          epoch() {
            last = ++epochs;
          },
          state: () => epochs,
        };
      },
      seen: () => last,
    };
  };
  it('is kept by name, and by order where names are equal', async () => {
    const options = { ...base, compiled: false };
    const part = await fit(model, { ...options, epochs: 2, callbacks: [counter('a'), counter('b'), counter('a')] });
    expect(part.callbacks).toEqual({ a: 2, b: 2, 'a 2': 2 });
    const [a, c] = [counter('a'), counter('c')];
    const rest = await fit(model, { ...options, epochs: 5, resume: again(part), callbacks: [c, a] });
    expect([a.seen(), c.seen(), rest.callbacks]).toEqual([5, 3, { c: 3, a: 5 }]);
  });
  it('is what it was at the checkpoint, however late that is saved', async () => {
    const kept: Checkpoint[] = [];
    const callbacks = [counter('a'), { epoch: (_: unknown, at: Checkpoint) => void kept.push(at) }];
    await fit(model, { ...base, compiled: false, epochs: 3, callbacks });
    expect(kept.map((at) => [at.callbacks, at.history.length])).toEqual([
      [{ a: 1 }, 1],
      [{ a: 2 }, 2],
      [{ a: 3 }, 3],
    ]);
  });
});

describe('a stranger', () => {
  const options = { ...base, compiled: false, epochs: 2 } as FitOptions;
  const resumed = async (more: Partial<FitOptions>, net = model) => {
    const run = again(await fit(model, options));
    return fit(net, { ...options, epochs: 3, seed: undefined, resume: run, ...more } as FitOptions);
  };
  const say = (more: Partial<FitOptions>, message: string, net = model) =>
    expect(resumed(more, net)).rejects.toThrow(message);
  it('is refused with the difference', async () => {
    await say({ optimizer: sgd() as never }, 'fit: the run to resume was made with optimizer adam');
    await say({ optimizer: adabelief() as never }, 'not adabelief');
    await say({ optimizer: adam({ amsgrad: true }) as never }, 'not adam, amsgrad true');
    await say({ sampler: miniBatch(8) }, 'was made with sampler miniBatch(7), not miniBatch(8) — as it was, or');
    await say({ sampler: stochastic() }, 'not stochastic');
    await say({ loss: (prediction, targets) => mse(prediction, targets) }, 'made with loss crossEntropy, not loss');
    await say(
      { data: test, validation: undefined },
      'data float32[96,2] and int32[96], not float32[24,2] and int32[24]',
    );
    await say(
      { data: trainTestSplit(moons({ count: 120, noise: 0.3, seed: 9 }), { seed: 1 }).train },
      'fit: the run to resume was made with data of the same shape but other numbers',
    );
    const other = sequential(dense(8), batchNorm(), relu, dropout(0.1), dense(2));
    await say({}, 'model dense, batchNorm, tanh, dropout, dense, not dense, batchNorm, relu, dropout, dense', other);
    await say({}, 'fit: weight "0.dense/kernel" [2,8] — the model has [2,4]', sequential(dense(4), dense(2)));
  });
  it('may have another learning rate, more epochs, other metrics and callbacks', async () => {
    const rest = await resumed({ optimizer: adam({ learningRate: () => 0.01 }) as never, metrics: {}, callbacks: [] });
    expect(rest.epoch).toBe(3);
    expect(rest.madeBy!.options).toMatchObject({ learningRate: 'schedule', beta1: 0.9 });
  });
  it('is taken on purpose', async () => {
    const run = { ...again(await fit(model, options)), madeBy: undefined };
    const rest = await fit(model, { ...options, epochs: 3, resume: run, sampler: miniBatch(8) });
    expect(rest.epoch).toBe(3);
    await expect(fit(model, { ...options, epochs: 3, resume: run, optimizer: sgd() as never })).rejects.toThrow(
      'fit: state "0.dense/kernel.',
    );
  });
});
