import { describe, expect, it } from 'vitest';
import { resolveOptions } from './resolveOptions';

describe('resolveOptions', () => {
  it('asks each schedule for step t and answers in 0-d float64', () => {
    const options = { learningRate: (t: number) => 1 / t, beta1: 0.9 };
    const { learningRate, beta1 } = resolveOptions(options, 4);
    expect([learningRate!.data[0], learningRate!.dtype, learningRate!.shape]).toEqual([0.25, 'float64', []]);
    expect(beta1!.data[0]).toBe(0.9);
    expect(resolveOptions(options, 5).learningRate!.data[0]).toBe(0.2);
  });

  it('makes the tensors of constants once', () => {
    const options = { learningRate: 0.1 };
    expect(resolveOptions(options, 1)).toBe(resolveOptions(options, 2));
    const mixed = { learningRate: (t: number) => t, beta1: 0.9 };
    expect(resolveOptions(mixed, 1).beta1).toBe(resolveOptions(mixed, 2).beta1);
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
