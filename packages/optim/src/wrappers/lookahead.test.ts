import { describe, expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from '../testing/optimizerChecks';
import { lookahead } from './lookahead';
import { subjects } from './lookahead.claims';

describe('lookahead', () => {
  it('rejects invalid arguments and says why', () => {
    expect(lookahead(sgd()).name).toBe('lookahead(sgd)');
    expect(() => lookahead(sgd(), { syncPeriod: 0 })).toThrow(
      'lookahead: syncPeriod is 0 — wanted a number in [1, ∞), or a schedule t => number of such',
    );
    expect(() => lookahead(sgd(), { slowStepSize: 0 })).toThrow(
      'lookahead: slowStepSize is 0 — wanted a number in (0, 1], or a schedule t => number of such',
    );
  });
  for (const { title, run } of optimizerChecks(subjects.lookahead.make, subjects.lookahead.claims)) it(title, run);
});
