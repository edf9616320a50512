import type { Weights } from '@gd/core';
import { item, square, sub, sum, tensor } from '@gd/core';
import { descend } from '@gd/optim';
import { optimizerChecks } from '@gd/optim/testing';
import { describe, expect, it } from 'vitest';
import { prodigy } from './prodigy';
import { options, paper, settings, subjects } from './prodigy.claims';

describe('prodigy', () => {
  it('follows the path of its paper, all weights together', () => {
    paper.follow('prodigy', settings, prodigy(options));
    paper.follow(
      'prodigy',
      { lr: 1, fall: 0, beta1: 0.9, beta2: 0.999, eps: 1e-8, decay: 0, first: 1e-3 },
      prodigy({ firstDistance: 1e-3 }),
    );
    paper.follow(
      'prodigy',
      { lr: 1, fall: 0.2, beta1: 0.9, beta2: 0.99, eps: 1e-8, decay: 0, first: 0.01 },
      prodigy({ learningRate: (t) => 1 / (1 + 0.2 * t), beta2: 0.99, firstDistance: 0.01 }),
    );
  });
  it('has the defaults of its authors', () => {
    expect(prodigy().options).toEqual({
      learningRate: 1,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      weightDecay: 0,
      firstDistance: 1e-6,
    });
  });
  it('says which option makes no sense', () => {
    expect(() => prodigy({ firstDistance: 0 })).toThrow(
      'prodigy: firstDistance is 0 — wanted a number in (0, ∞), or a schedule t => number of such',
    );
  });
  it.each([1, 1000])('finds its step size without tuning when the minimum is %d away', (away) => {
    const minimum = tensor([away, -away], { dtype: 'float64' });
    const loss = ({ w }: Weights) => sum(square(sub(w!, minimum)));
    const start = { w: tensor([0, 0], { dtype: 'float64' }) };
    for (const { t, loss: reached, state } of descend(loss, start, prodigy())) {
      if (t < 1000) continue;
      expect(reached).toBeLessThan(1e-4 * away ** 2);
      expect(item(state.distance)).toBeGreaterThan(away / 20);
      expect(item(state.distance)).toBeLessThan(2 * away);
      break;
    }
  });
  for (const { title, run } of optimizerChecks(subjects.prodigy.make, subjects.prodigy.claims)) it(title, run);
});
