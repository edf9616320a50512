import { describe, expect, it } from 'vitest';
import { random } from '../random/random';
import { tensor } from '../tensor/tensor';
import { checkLayer } from '../testing/checkLayer';
import { dropout } from './dropout';

const n = 20_000;
const ones = tensor(new Float32Array(n).fill(1), { shape: [1, n] });
const context = { training: true, rng: random(1) };

describe('dropout', () => {
  it('keeps the contract of layers', () => {
    checkLayer(dropout(0.4), { inputShape: [3, 2] });
    checkLayer(dropout(0), { inputShape: [3] });
  });
  it('changes nothing outside training', () => {
    expect(dropout(0.5).forward({}, ones)).toBe(ones);
    expect(dropout(0.5).forward({}, ones, { ...context, training: false })).toBe(ones);
    expect(dropout(0).forward({}, ones, context)).toBe(ones);
  });
  it.each([0.1, 0.5, 0.8])('drops a fraction of %d and keeps the mean', (rate) => {
    const { data } = dropout(rate).forward({}, ones, context);
    const silent = data.filter((value) => value === 0).length / n;
    expect(Math.abs(silent - rate) * Math.sqrt(n / (rate * (1 - rate)))).toBeLessThan(4);
    const kept = data.filter((value) => value !== 0);
    expect(kept.every((value) => value === Math.fround(1 / (1 - rate)))).toBe(true);
  });
  it('drops NaN, too', () => {
    const { data } = dropout(0.5).forward(
      {},
      tensor(new Float32Array(100).fill(Infinity), { shape: [1, 100] }),
      context,
    );
    expect(data.some((value) => value === 0)).toBe(true);
    expect(data.some(Number.isNaN)).toBe(false);
  });
  it('draws other elements from another stream', () => {
    const again = dropout(0.5).forward({}, ones, { ...context, rng: random(2) });
    expect(again).not.toEqual(dropout(0.5).forward({}, ones, context));
  });
  it.each([-0.1, 1, Number.NaN, 50])('refuses a rate of %d', (rate) => {
    expect(() => dropout(rate)).toThrow(`dropout: rate is ${rate} — wanted a number in [0, 1), like 0.5`);
  });
});
