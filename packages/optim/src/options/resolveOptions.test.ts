import { describe, expect, it } from 'vitest';
import { resolveOptions } from './resolveOptions';

describe('resolveOptions', () => {
  it('evaluates each schedule at step t, and returns plain numbers', () => {
    const options = { learningRate: (t: number) => 1 / t, beta1: 0.9 };
    expect(resolveOptions(options, 4)).toEqual({ learningRate: 0.25, beta1: 0.9 });
    expect(resolveOptions(options, 5)).toEqual({ learningRate: 0.2, beta1: 0.9 });
  });

  it('says which option is not a number, or which schedule returned none, and when', () => {
    expect(() => resolveOptions({ learningRate: (t) => 0 / (t - 3) }, 3)).toThrow(
      'resolveOptions: learningRate at step 3 is NaN — an option is a number, or a schedule that returns one',
    );
    expect(() => resolveOptions({ learningRate: '0.1' as never }, 1)).toThrow(
      'learningRate at step 1 is "0.1" — an option',
    );
    expect(() => resolveOptions({ momentum: (() => undefined) as never }, 1)).toThrow(
      'momentum at step 1 is undefined',
    );
    for (const none of [undefined, 0.1, [0.1]]) {
      expect(() => resolveOptions(none as never, 1)).toThrow('— wanted a record, like optimizer.options');
    }
  });
});
