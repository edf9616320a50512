import { describe, expect, it } from 'vitest';
import { bernoulliDrawing, normalDrawing, uniformDrawing } from './drawing';

describe('a drawing', () => {
  it('has the defaults of the stream', () => {
    expect(uniformDrawing([2])).toEqual({ kind: 'uniform', shape: [2], dtype: 'float32', low: 0, high: 1 });
    expect(normalDrawing([])).toEqual({ kind: 'normal', shape: [], dtype: 'float32', mean: 0, deviation: 1 });
    expect(bernoulliDrawing([3], 0.5)).toEqual({ kind: 'bernoulli', shape: [3], dtype: 'bool', probability: 0.5 });
  });
  it('rejects invalid arguments and says why', () => {
    expect(() => uniformDrawing([2], { dtype: 'int32' })).toThrow('random: uniform of int32 — it draws float32 or');
    expect(() => normalDrawing([-1])).toThrow('random: shape is [-1] — wanted a list of whole numbers, like [2,3]');
    expect(() => bernoulliDrawing([1], Number.NaN)).toThrow(
      'random: bernoulli(shape, probability) is NaN — wanted a number in [0, 1]',
    );
  });
});
