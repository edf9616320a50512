import { describe, expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from '../testing/optimizerChecks';
import { clipByValue } from './clipByValue';
import { subjects } from './clipByValue.claims';

describe('clipByValue', () => {
  it('rejects invalid arguments and says why', () => {
    expect(clipByValue(sgd()).name).toBe('clipByValue(sgd)');
    expect(() => clipByValue(sgd(), { clipValue: 0 })).toThrow(
      'clipByValue: clipValue is 0 — wanted a number in (0, ∞), or a schedule t => number of such',
    );
  });
  for (const { title, run } of optimizerChecks(subjects.clipByValue.make, subjects.clipByValue.claims)) it(title, run);
});
