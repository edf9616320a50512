import type { Range } from '@gd/core/extend';
import { aFlag } from '@gd/core/extend';
import { describe, expect, it } from 'vitest';
import { declareOptions } from './declareOptions';

describe('declareOptions', () => {
  it('returns numbers and schedules', () => {
    const given = { learningRate: 0.1, beta1: (t: number) => 1 / t - 0.5 };
    const { options } = declareOptions('adam(options)', given, { learningRate: ['[0, ∞)', 1], beta1: ['[0, 1)', 0] });
    expect(options.learningRate).toBe(0.1);
    expect((options.beta1 as (t: number) => number)(1)).toBe(0.5);
  });

  const bad: [Range, unknown, string][] = [
    ['[0, ∞)', -1, 'sgd: x is -1 — wanted a number in [0, ∞), or a schedule t => number of such'],
    ['[0, ∞)', Number.NaN, 'sgd: x is NaN — wanted a number in [0, ∞), or a schedule t => number of such'],
    ['(-∞, ∞)', Number.POSITIVE_INFINITY, 'sgd: x is Infinity — wanted a number'],
    ['(0, ∞)', 0, 'sgd: x is 0 — wanted a number in (0, ∞), or a schedule t => number of such'],
    ['[1, ∞)', 0.9, 'sgd: x is 0.9 — wanted a number in [1, ∞), or a schedule t => number of such'],
    ['[0, 1)', 1, 'sgd: x is 1 — wanted a number in [0, 1), or a schedule t => number of such'],
    ['(0, 1]', 0, 'sgd: x is 0 — wanted a number in (0, 1], or a schedule t => number of such'],
    ['[0, 1]', 1.1, 'sgd: x is 1.1 — wanted a number in [0, 1], or a schedule t => number of such'],
    ['[0, 1]', '0.1', 'sgd: x is "0.1" — wanted a number in [0, 1], or a schedule t => number of such'],
    ['[0, 1]', null, 'sgd: x is null — wanted a number in [0, 1], or a schedule t => number of such'],
    ['[0, 1]', Symbol('0'), 'sgd: x is a symbol — wanted a number in [0, 1], or a schedule t => number of such'],
  ];
  for (const [range, value, message] of bad) {
    it(`says what is wrong with ${String(value)} in ${range}`, () => {
      expect(() => declareOptions('sgd(options)', { x: value as number }, { x: [range, 0] })).toThrow(message);
    });
  }

  const good: [Range, number][] = [
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
      expect(declareOptions('sgd(options)', { x: value }, { x: [range, 0] }).options).toEqual({ x: value });
    });
  }

  it('reports a schedule at the step where it goes out of range', () => {
    const { x } = declareOptions('sgd(options)', { x: (t: number) => 3 - t }, { x: ['[0, ∞)', 0] }).options;
    expect((x as (t: number) => number)(3)).toBe(0);
    expect(() => (x as (t: number) => number)(4)).toThrow('sgd: x at step 4 is -1 — wanted a number in [0, ∞)');
  });

  it('names an option that does not exist, and those that do', () => {
    const made = (given: object) =>
      declareOptions('sgd(options)', given as { learningRate?: number }, { learningRate: ['[0, ∞)', 1] });
    expect(() => made({ lr: 0.1 })).toThrow('sgd: option "lr" — there are learningRate; learningRate?');
    expect(() => made(0.1 as never)).toThrow('sgd: 0.1 — options come in a record; sgd({ learningRate: 0.1 })?');
  });

  it('fills in what is left out, and keeps settings apart', () => {
    const made = (given: { x?: number; nesterov?: boolean }) =>
      declareOptions('sgd(options)', given, { x: ['[0, ∞)', 1] }, { nesterov: [aFlag, false] });
    expect(made({})).toEqual({ options: { x: 1 }, settings: { nesterov: false } });
    expect(made({ nesterov: true }).settings).toEqual({ nesterov: true });
    expect(() => made({ nesterov: 0 as never })).toThrow('sgd: nesterov is 0 — wanted true or false');
  });
});
