import { describe, expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from '../testing/optimizerChecks';
import { lookahead } from './lookahead';
import { subjects } from './lookahead.claims';

describe('lookahead', () => {
  it('rejects invalid arguments and says why', () => {
    expect(lookahead(sgd()).name).toBe('lookahead(sgd)');
    expect(() => lookahead(sgd(), { syncPeriod: 0 })).toThrow(
      'lookahead: syncPeriod is 0 — wanted a number of at least 1',
    );
    expect(() => lookahead(sgd(), { slowStepSize: 0 })).toThrow(
      'lookahead: slowStepSize is 0 — wanted a number above 0',
    );
  });
  for (const { title, run } of optimizerChecks(subjects.lookahead.make, subjects.lookahead.claims)) it(title, run);
});
