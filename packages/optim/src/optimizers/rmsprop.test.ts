import { describe, expect, it } from 'vitest';
import file from '../golden/optimizers.json' with { type: 'json' };
import papersFile from '../golden/papers.json' with { type: 'json' };
import { golden } from '../testing/golden';
import { optimizerChecks } from '../testing/optimizerChecks';
import { rmsprop } from './rmsprop';
import { centeredInTorch, insideOptions, insideSettings, subjects } from './rmsprop.claims';

const torch = golden(file);
const papers = golden(papersFile);

describe('rmsprop', () => {
  it('follows the path of PyTorch', () => {
    torch.follow('torch.optim.RMSprop', { lr: 0.01 }, rmsprop({ learningRate: 0.01 }));
    torch.follow('torch.optim.RMSprop', centeredInTorch, rmsprop({ decay: 0.9, centered: true, momentum: 0.5 }));
  });
  it('has the defaults of PyTorch', () => {
    expect(rmsprop().options).toEqual({ learningRate: 0.01, decay: 0.99, epsilon: 1e-8, momentum: 0 });
  });
  it.each([false, true])('with epsilon inside the root differs from epsilon outside, centered: %s', (centered) => {
    const outside = rmsprop({ ...insideOptions(centered), epsilonInside: false });
    papers.follow('rmsprop_epsilon_inside', insideSettings(centered), rmsprop(insideOptions(centered)));
    expect(() => papers.follow('rmsprop_epsilon_inside', insideSettings(centered), outside)).toThrow();
  });
});

describe.each(Object.entries(subjects))('%s', (_, { make, claims }) => {
  for (const { title, run } of optimizerChecks(make, claims)) it(title, run);
});
