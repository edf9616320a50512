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
    history: [{ epoch: 1, loss: 0.5, metrics: { accuracy: 0.25 }, validation: { loss: 1, metrics: {} }, seconds: 3 }],
  };
  it('restores everything that was saved, bit for bit', () => {
    expect(fromCheckpoint(toCheckpoint(run))).toEqual(run);
  });
  it('keeps what is needed to resume from a result', () => {
    const result = { ...run, stopped: 'epochs', evaluationWeights: { a: tensor([1]) } };
    expect(fromCheckpoint(toCheckpoint(result))).toEqual(run);
  });
  it('rejects a file without a run', () => {
    expect(() => fromCheckpoint(saveSafetensors({ a: tensor([1]) }))).toThrow(
      'fromCheckpoint: a safetensors file without a run in it — toCheckpoint writes one; for weights alone, loadSafetensors',
    );
    const lacking = saveSafetensors({}, { 'gd.checkpoint': JSON.stringify({ state: 'state/a' }) });
    expect(() => fromCheckpoint(lacking)).toThrow(
      'fromCheckpoint: no tensor "state/a" — is the file from toCheckpoint?',
    );
  });
});
