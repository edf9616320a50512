import { describe, expect, it } from 'vitest';
import golden from '../golden/safetensors.json';
import { random } from '../random/random';
import { tensor } from '../tensor/tensor';
import { loadSafetensors } from './loadSafetensors';
import { saveSafetensors } from './saveSafetensors';

const weights = {
  ümlaut: tensor([-7, 2 ** 31 - 1], { dtype: 'int32' }),
  '0.dense/kernel': tensor([
    [1, 2],
    [3, 4],
    [5, 6],
  ]),
  t: tensor(1 / 3, { dtype: 'float64' }),
  masks: tensor([true, false, true]),
  '0.dense/bias': tensor([0.5, -1.25]),
};

describe('saveSafetensors', () => {
  it("writes Python's bytes, in whatever order the weights come", () => {
    const bytes = saveSafetensors(weights, { 'made by': 'Python' });
    expect(Buffer.from(bytes).toString('base64')).toBe(golden.ours);
  });
  it('gives back what it was given', () => {
    const many = {
      ...weights,
      empty: tensor([[], []]),
      deep: random(1).normal([2, 1, 3]),
      '1': tensor([Number.NaN, -0]),
    };
    const metadata = { note: 'a "quoted" ☃\n', long: '\\"'.repeat(2_000_000) };
    expect(loadSafetensors(saveSafetensors(many, metadata))).toEqual({ weights: many, metadata });
    expect(loadSafetensors(saveSafetensors({}))).toEqual({ weights: {}, metadata: {} });
  });
  it('writes only the numbers that belong to the tensor', () => {
    const shared = new Float32Array([9, 1, 2, 9]);
    const view = { shape: [2], dtype: 'float32', data: shared.subarray(1, 3) } as const;
    expect([...loadSafetensors(saveSafetensors({ view })).weights.view!.data]).toEqual([1, 2]);
  });
  it('keeps names that records treat specially', () => {
    const odd = Object.fromEntries([['__proto__', tensor([1])]]);
    expect(Object.entries(loadSafetensors(saveSafetensors(odd)).weights)).toEqual(Object.entries(odd));
  });
  it('rejects invalid arguments and says why', () => {
    expect(() => saveSafetensors({ a: 3 } as never)).toThrow(
      'saveSafetensors: "a" is 3 — every weight must be a tensor',
    );
    expect(() => saveSafetensors({ __metadata__: tensor(1) })).toThrow(
      'saveSafetensors: "__metadata__" cannot name a weight — the header keeps it for itself',
    );
    expect(() => saveSafetensors({}, { epoch: 3 } as never)).toThrow(
      'saveSafetensors: metadata "epoch" is 3 — the format only keeps text; JSON.stringify it?',
    );
  });
});
