import { describe, expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from '../testing/optimizerChecks';
import { clipByNorm } from './clipByNorm';
import { subjects } from './clipByNorm.claims';

describe('clipByNorm', () => {
  it('rejects invalid arguments and says why', () => {
    expect(clipByNorm(sgd()).name).toBe('clipByNorm(sgd)');
    expect(() => clipByNorm(sgd(), { clipNorm: -1 })).toThrow(
      'clipByNorm: clipNorm is -1 — wanted a number in (0, ∞), or a schedule t => number of such',
    );
  });
  for (const { title, run } of optimizerChecks(subjects.clipByNorm.make, subjects.clipByNorm.claims)) it(title, run);
});
