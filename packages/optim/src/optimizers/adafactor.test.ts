import type { Weights } from '@gd/core';
import { slice, square, sum, tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { descend } from '../descend';
import { optimizerChecks } from '../testing/optimizerChecks';
import { adafactor } from './adafactor';
import { options, papers, settings, subjects } from './adafactor.claims';

describe('adafactor', () => {
  it('follows the path of its paper', () => {
    papers.follow('adafactor', settings, adafactor(options));
    papers.follow('adafactor', { ...settings, power: 0.6 }, adafactor({ ...options, decayPower: 0.6 }));
  });
  it('has the defaults of its paper', () => {
    expect(adafactor().options).toEqual({
      learningRate: 0.01,
      decayPower: 0.8,
      epsilon1: 1e-30,
      epsilon2: 1e-3,
      clip: 1,
    });
  });
  it('stays where a row and a column of a float32 weight never had a gradient', () => {
    const start = { w: tensor([1, 1, 1, 1], { shape: [2, 2] }) };
    const corner = ({ w }: Weights) => sum(square(slice(w!, [0, 0], [1, 1])));
    for (const { t, weights } of descend(corner, start, adafactor())) {
      expect(weights.w!.data[3]).toBe(1);
      if (t === 5) break;
    }
  });
  for (const { title, run } of optimizerChecks(subjects.adafactor.make, subjects.adafactor.claims)) it(title, run);
});
