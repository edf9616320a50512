import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { optimizerChecks } from '../testing/optimizerChecks';
import { replayUpdates } from '../testing/replayUpdates';
import type { LarsOptions } from './lars';
import { lars } from './lars';
import { options, papers, settings, subjects } from './lars.claims';

describe('lars', () => {
  it('follows the path of its paper', () => {
    papers.follow('lars', settings, lars(options));
  });
  it('has the defaults of its paper', () => {
    expect(lars().options).toEqual({ learningRate: 1, momentum: 0.9, weightDecay: 0, trust: 0.001 });
  });
  it.each<[string, LarsOptions, number[], number[], number[]]>([
    ['trust, 0', { trust: 0 }, [0.6, 0.8], [0.6, -0.8], [0, 0]],
    ['trust of a schedule that is 0', { trust: (t) => t - 1 }, [0.6, 0.8], [0.6, -0.8], [0, 0]],
    // the paper's formula: trust · ‖w‖ / (weightDecay · ‖w‖) · weightDecay · w
    ['the decay, where the gradient is 0', { weightDecay: 0.1 }, [3, 4], [0, 0], [-0.003, -0.004]],
    ['no size, where the weight has none', { trust: 0.5 }, [0, 0], [0.6, -0.8], [-0.6, 0.8]],
    ['nothing, where both are 0', { weightDecay: 0.1 }, [0, 0], [0, 0], [0, 0]],
  ])('steps by %s', (_, options, weight, grad, update) => {
    const vector = (data: number[]) => ({ w: tensor(data, { dtype: 'float64' }) });
    const { updates } = replayUpdates(lars(options), vector(weight), [vector(grad)]);
    updates[0]!.w!.data.forEach((number, i) => {
      expect(number).toBeCloseTo(update[i]!, 15);
    });
  });
  for (const { title, run } of optimizerChecks(subjects.lars.make, subjects.lars.claims)) it(title, run);
});
