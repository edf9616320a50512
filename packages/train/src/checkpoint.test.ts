import { loadSafetensors, saveSafetensors, tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import type { Checkpoint } from './checkpoint';
import { fromCheckpoint, toCheckpoint } from './checkpoint';

describe('toCheckpoint', () => {
  it('is a safetensors file that others can read, with meaningful names', () => {
    const bytes = toCheckpoint({
      weights: { '0.dense/kernel': tensor([[1, 2]]) },
      buffers: { '1.batchNorm/mean': tensor([6, 7]) },
      state: { '0.dense/kernel': { first: tensor([[3, 4]]), lists: [tensor(5)] } },
      step: 30,
      epoch: 2,
      batch: 4,
      seed: 7,
      history: [],
    });
    const { weights, metadata } = loadSafetensors(bytes);
    expect(Object.keys(weights).sort()).toEqual([
      'buffers/1.batchNorm/mean',
      'state/0.dense/kernel/first',
      'state/0.dense/kernel/lists/0',
      'weights/0.dense/kernel',
    ]);
    expect(JSON.parse(metadata['gd.checkpoint']!)).toMatchObject({ step: 30, epoch: 2, batch: 4, seed: 7 });
  });
});

describe('fromCheckpoint', () => {
  const run: Checkpoint = {
    weights: { a: tensor([0.1, Number.NaN, -0]), 'b/c': tensor([[Math.PI]], { dtype: 'float64' }) },
    buffers: { 'b/mean': tensor([7]) },
    state: { a: { none: [], nested: [{ x: tensor(2) }, tensor([true, false])] }, t: tensor(3, { dtype: 'int32' }) },
    step: 5,
    epoch: 1,
    batch: 2,
    seed: 9,
    history: [
      { epoch: 1, loss: 0.5, metrics: { accuracy: 0.25 }, validation: { loss: 1, metrics: {} }, seconds: 3 },
      { epoch: 2, loss: -0, metrics: { f: Number.NaN, g: Number.NEGATIVE_INFINITY }, skipped: 2, seconds: 0 },
    ],
    partial: {
      loss: 1.5,
      count: 8,
      skipped: 0,
      seconds: 1,
      prediction: tensor([[1], [2]]),
      targets: tensor([[3], [4]]),
    },
    callbacks: { mine: { $odd: [1, 'two', null, true], $$: { best: tensor([5]) }, gone: undefined } },
  };
  it('restores everything that was saved, bit for bit', () => {
    expect(fromCheckpoint(toCheckpoint(run))).toEqual(run);
  });
  it('keeps what is needed to resume from a result', () => {
    const result = { ...run, stopped: 'epochs', evaluationWeights: { a: tensor([1]) } };
    expect(fromCheckpoint(toCheckpoint(result))).toEqual(run);
  });
  it('says what cannot be saved', () => {
    const say = (more: object, message: string) =>
      expect(() => toCheckpoint({ ...run, ...more } as Checkpoint)).toThrow(message);
    say(
      { callbacks: { mine: { f: () => 0 } } },
      'toCheckpoint: callbacks/mine/f is a function — wanted numbers, texts,',
    );
    say({ callbacks: { mine: new Map() } }, 'toCheckpoint: callbacks/mine is a map — wanted');
    const loop: Record<string, unknown> = {};
    loop.loop = loop;
    say({ callbacks: loop }, 'is deeper than 100 levels');
    for (const thing of [undefined, null, 3, {}, run.weights]) {
      expect(() => toCheckpoint(thing as never)).toThrow('— wanted a run, the result of fit or what callbacks get');
    }
  });
  it('rejects a file without a run', () => {
    expect(() => fromCheckpoint(saveSafetensors({ a: tensor([1]) }))).toThrow(
      'fromCheckpoint: a safetensors file without a run in it — toCheckpoint writes one; for weights alone, loadSafetensors',
    );
    const lacking = saveSafetensors({}, { 'gd.checkpoint': JSON.stringify({ state: { $tensor: 'state/a' } }) });
    expect(() => fromCheckpoint(lacking)).toThrow(
      'fromCheckpoint: no tensor "state/a" — is the file from toCheckpoint?',
    );
  });
});
