import { describe, expect, it } from 'vitest';
import type { Range } from './check';
import { aFlag, aFunction, aList, aRecord, aSchedule, aText, check, isOf, oneOf, testOf } from './check';

it('testOf makes the test of a range once', () => {
  expect(testOf('[0, 7)')).toBe(testOf('[0, 7)'));
  expect([0, 6.9, 7, '1'].map(testOf('[0, 7)'))).toEqual([true, true, false, false]);
});

describe('isOf', () => {
  it.each<[Range, number[], unknown[]]>([
    ['(-∞, ∞)', [-5, 0, 1e300], [Number.NaN, Infinity, '1', null, undefined, 1n, true]],
    ['[0, ∞)', [0, -0, 1], [-1e-9, Number.NaN, Infinity]],
    ['(0, ∞)', [1e-300], [0, -1]],
    ['[1, ∞)', [1, 1.5], [0.9]],
    ['[0, 1)', [0, 0.99], [1, -0.1]],
    ['(0, 1]', [1e-9, 1], [0, 1.1]],
    ['[0, 1]', [0, 1], [-1e-9, 1.1]],
    ['…, -1, 0, 1, …', [-3, 0, 3], [0.5, 2 ** 53, Number.NaN, '1']],
    ['0, 1, 2, …', [0, 7], [-1, 0.5]],
    ['1, 2, 3, …', [1, 7], [0, 1.5, Infinity]],
    ['4, 5, 6, …', [4], [3]],
  ])('%s', (range, good, bad) => {
    expect(good.map((value) => isOf(range, value))).not.toContain(false);
    expect(bad.map((value) => isOf(range, value))).not.toContain(true);
  });
});

describe('check', () => {
  it('hands on what is right', () => {
    expect(check('dense: units', 8, '1, 2, 3, …')).toBe(8);
    expect(check('x', 'a', aText)).toBe('a');
    expect(check('x', 'sum', oneOf('mean', 'sum'))).toBe('sum');
    expect(check('x', 0.1, aSchedule('[0, ∞)'))).toBe(0.1);
    for (const [value, kind] of [
      [true, aFlag],
      [Math.sin, aFunction],
      [[], aList],
      [{}, aRecord],
    ] as const) {
      expect(check('x', value, kind)).toBe(value);
    }
  });

  it('says what came and what is wanted', () => {
    expect(() => check('dense: units', 0.5, '1, 2, 3, …', ', like 8')).toThrow(
      new RangeError('dense: units is 0.5 — wanted a whole number of at least 1, like 8'),
    );
    expect(() => check('x', null, '[0, 1)')).toThrow(new TypeError('x is null — wanted a number in [0, 1)'));
    expect(() => check('x', '1', '(-∞, ∞)')).toThrow('x is "1" — wanted a number');
    expect(() => check('x', 'max', oneOf('mean', 'sum'))).toThrow('x is "max" — wanted one of mean, sum');
    expect(() => check('x', -1, aSchedule('[0, ∞)'))).toThrow(
      'x is -1 — wanted a number in [0, ∞), or a schedule t => number of such',
    );
  });

  it('says what to do with what is not ready', () => {
    expect(() => check('fit: data', Promise.resolve({}), aRecord)).toThrow(
      'fit: data is a promise — wanted a record; await it?',
    );
    expect(() => check('x', () => [], aList)).toThrow('x is a function — wanted a list; call it?');
  });
});
