import { describe, expect, it } from 'vitest';
import file from '../golden/optimizers.json' with { type: 'json' };
import { adam } from '../optimizers/adam';
import { sgd } from '../optimizers/sgd';
import { perWeight } from '../perWeight';
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { decoupledWeightDecay } from './decoupledWeightDecay';
import { subjects } from './decoupledWeightDecay.claims';

describe('decoupledWeightDecay', () => {
  it("turns Adam into PyTorch's AdamW", () => {
    const optimizer = decoupledWeightDecay(adam({ learningRate: 0.01 }), { weightDecay: 0.05 });
    golden(file).follow('torch.optim.AdamW', { lr: 0.01, weight_decay: 0.05 }, optimizer);
  });
  it('has its name and its option', () => {
    expect(decoupledWeightDecay(sgd()).name).toBe('decoupledWeightDecay(sgd)');
    expect(decoupledWeightDecay(sgd()).options).toEqual({ learningRate: 0.01, weightDecay: 0.01 });
    expect(() => decoupledWeightDecay(sgd(), { weightDecay: -1 })).toThrow(
      'decoupledWeightDecay: weightDecay is -1 — wanted a number in [0, ∞), or a schedule t => number of such',
    );
  });
  it('requires a learning rate', () => {
    const still = perWeight({
      name: 'still',
      options: {},
      init: () => ({}),
      step: ({ grad, state }) => ({ update: grad, state }),
    });
    expect(() => decoupledWeightDecay(still)).toThrow(
      'decoupledWeightDecay: still has no learningRate — weights decay by learningRate · weightDecay',
    );
  });
  for (const { title, run } of optimizerChecks(
    subjects.decoupledWeightDecay.make,
    subjects.decoupledWeightDecay.claims,
  ))
    it(title, run);
});
