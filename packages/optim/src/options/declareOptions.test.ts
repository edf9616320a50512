import { describe, expect, it } from 'vitest';
import type { OptionRange } from './checkNumbers';
import { declareOptions } from './declareOptions';

describe('declareOptions', () => {
  it('returns numbers and schedules', () => {
    const options = declareOptions('adam', { learningRate: [0.1, '[0, ∞)'], beta1: [(t) => 1 / t - 0.5, '[0, 1)'] });
    expect(options.learningRate).toBe(0.1);
    expect((options.beta1 as (t: number) => number)(1)).toBe(0.5);
  });

  const bad: [OptionRange, unknown, string][] = [
    ['[0, ∞)', -1, 'sgd: x is -1 — wanted a number of at least 0, or a schedule t => number in that range'],
    ['[0, ∞)', Number.NaN, 'sgd: x is NaN — wanted a number of at least 0'],
    ['(-∞, ∞)', Number.POSITIVE_INFINITY, 'sgd: x is Infinity — wanted a number'],
    ['(0, ∞)', 0, 'sgd: x is 0 — wanted a number above 0'],
    ['[1, ∞)', 0.9, 'sgd: x is 0.9 — wanted a number of at least 1'],
    ['[0, 1)', 1, 'sgd: x is 1 — wanted a number from 0 to below 1'],
    ['(0, 1]', 0, 'sgd: x is 0 — wanted a number above 0 and up to 1'],
    ['[0, 1]', 1.1, 'sgd: x is 1.1 — wanted a number from 0 to 1'],
    ['[0, 1]', '0.1', 'sgd: x is "0.1" — wanted a number from 0 to 1'],
    ['[0, 1]', null, 'sgd: x is null — wanted a number from 0 to 1'],
    ['[0, 1]', Symbol('0'), 'sgd: x is symbol — wanted a number from 0 to 1'],
  ];
  for (const [range, value, message] of bad) {
    it(`says what is wrong with ${String(value)} in ${range}`, () => {
      expect(() => declareOptions('sgd', { x: [value as number, range] })).toThrow(message);
    });
  }

  const good: [OptionRange, number][] = [
    ['(-∞, ∞)', -5],
    ['[0, ∞)', 0],
    ['(0, ∞)', 1e-300],
    ['[1, ∞)', 1],
    ['[0, 1)', 0],
    ['(0, 1]', 1],
    ['[0, 1]', 1],
  ];
  for (const [range, value] of good) {
    it(`takes ${value} in ${range}`, () => {
      expect(declareOptions('sgd', { x: [value, range] })).toEqual({ x: value });
    });
  }

  it('reports a schedule at the step where it goes out of range', () => {
    const { x } = declareOptions('sgd', { x: [(t) => 3 - t, '[0, ∞)'] });
    expect((x as (t: number) => number)(3)).toBe(0);
    expect(() => (x as (t: number) => number)(4)).toThrow('sgd: x at step 4 is -1 — wanted a number of at least 0');
  });

  it('names an option that does not exist, and those that do', () => {
    expect(() => declareOptions('sgd', { learningRate: [1, '[0, ∞)'] }, { lr: 0.1 })).toThrow(
      'sgd: option "lr" — there are learningRate',
    );
  });
});
