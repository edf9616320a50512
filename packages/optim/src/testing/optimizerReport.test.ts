import { expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd';
import { optimizerReport } from './optimizerReport';
import { testSubject } from './testSubject';

const claims = {
  options: { learningRate: 0.5 },
  source: 'worked by hand',
  path: { start: [1], grads: [[1], [1], [1], [1], [1]], weights: [[0.5], [0], [-0.5], [-1], [-1.6]] },
  exempt: { 'gets down the rosenbrock': 'its boots are too long' },
};

it('says of every check whether it passed, did not apply, or failed and why', () => {
  const { source, points, results } = optimizerReport(testSubject(sgd, claims));
  expect([source, points]).toEqual(['worked by hand', 5]);
  const of = (name: string) => results.find((result) => result.name === name);
  expect(of('updates each weight independently')).toEqual({
    name: 'updates each weight independently',
    outcome: 'passed',
  });
  expect(of('gets down the rosenbrock')).toMatchObject({ outcome: 'exempt', reason: 'its boots are too long' });
  expect(of('does the same when compiled')).toMatchObject({ outcome: 'exempt', reason: 'no compile was given' });
  expect(of('follows the path of its source')).toMatchObject({
    outcome: 'failed',
    reason: expect.stringContaining('step 5 in float64 (worked by hand): number 0 is -1.5, wanted -1.6'),
  });
});
