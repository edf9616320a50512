import { describe, expect, it } from 'vitest';
import { resolveOptions } from './resolveOptions';

describe('resolveOptions', () => {
  it('asks each schedule for step t, and answers with plain numbers', () => {
    const options = { learningRate: (t: number) => 1 / t, beta1: 0.9 };
    expect(resolveOptions(options, 4)).toEqual({ learningRate: 0.25, beta1: 0.9 });
    expect(resolveOptions(options, 5)).toEqual({ learningRate: 0.2, beta1: 0.9 });
  });

  it('says which schedule gave no number, and when', () => {
    expect(() => resolveOptions({ learningRate: (t) => 0 / (t - 3) }, 3)).toThrow(
      'resolveOptions: learningRate at step 3 is NaN — a schedule answers with a number',
    );
    expect(() => resolveOptions({ momentum: (() => undefined) as never }, 1)).toThrow(
      'momentum at step 1 is undefined',
    );
  });
});
