import { describe, expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd';
import { checkOptimizer } from './checkOptimizer';

const claims = {
  options: { learningRate: 0.02 },
  source: 'worked by hand',
  path: { start: [1], grads: [[1], [2], [0], [-1], [3]], weights: [[0.98], [0.94], [0.94], [0.96], [0.9]] },
  descent: (testFunction: string) => ({ learningRate: testFunction === 'rosenbrock' ? 0.001 : 0.05 }),
  steps: { rosenbrock: 3000, 'logistic regression': 3000 },
};

describe('checkOptimizer', () => {
  it('passes a correct optimizer, and says which checks did not run', () => {
    const { results } = checkOptimizer(sgd, claims);
    expect(results.filter(({ outcome }) => outcome !== 'passed').map(({ name, reason }) => [name, reason])).toEqual([
      ['does the same when compiled', 'no compile was given'],
      ['needs no new program when options change', 'no compile was given'],
    ]);
  }, 30_000);
  it('names each check that failed, and why', () => {
    const path = { ...claims.path, weights: claims.path.weights.with(4, [0.91]) };
    const steps = {
      bowl: 1,
      ravine: 3,
      saddle: 3,
      rosenbrock: 3,
      'noisy bowl': 3,
      'logistic regression': 3,
      'xor network': 3,
    };
    const check = () => checkOptimizer(sgd, { ...claims, path, steps });
    expect(check).toThrow(
      /^checkOptimizer: 8 failed\nfollows the path of its source: step 5 in float64 \(worked by hand\): /,
    );
    expect(check).toThrow('gets down the saddle: after 3 steps the loss is ');
  });
});
