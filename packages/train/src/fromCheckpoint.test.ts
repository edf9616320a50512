import { saveSafetensors, tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import type { Checkpoint } from './checkpoint';
import { fromCheckpoint } from './fromCheckpoint';
import { toCheckpoint } from './toCheckpoint';

describe('fromCheckpoint', () => {
  it('gives back all that was packed, bit for bit', () => {
    const run: Checkpoint = {
      weights: { a: tensor([0.1, Number.NaN, -0]), 'b/c': tensor([[Math.PI]], { dtype: 'float64' }) },
      state: { a: { none: [], nested: [{ x: tensor(2) }, tensor([true, false])] }, t: tensor(3, { dtype: 'int32' }) },
      step: 5,
      epoch: 1,
      batch: 2,
      seed: 9,
      history: [{ epoch: 1, loss: 0.5, metrics: { accuracy: 0.25 }, validation: { loss: 1, metrics: {} }, seconds: 3 }],
    };
    expect(fromCheckpoint(toCheckpoint(run))).toEqual(run);
  });
  it('says when a file holds no run', () => {
    expect(() => fromCheckpoint(saveSafetensors({ a: tensor([1]) }))).toThrow(
      'fromCheckpoint: a safetensors file without a run in it — toCheckpoint writes one; for weights alone, loadSafetensors',
    );
    const lacking = saveSafetensors({}, { 'gd.checkpoint': JSON.stringify({ state: 'state/a' }) });
    expect(() => fromCheckpoint(lacking)).toThrow(
      'fromCheckpoint: no tensor "state/a" — is the file from toCheckpoint?',
    );
  });
});
