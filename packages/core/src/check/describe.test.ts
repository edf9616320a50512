import { expect, describe as group, it } from 'vitest';
import { tensor } from '../tensor/tensor';
import { describe, isRecord, readiness } from './describe';

group('describe', () => {
  it.each<[unknown, string]>([
    [0.1, '0.1'],
    [Number.NaN, 'NaN'],
    [10n ** 100n, `1${'0'.repeat(39)}`],
    [null, 'null'],
    [undefined, 'undefined'],
    [true, 'true'],
    ['mse', '"mse"'],
    ['x'.repeat(1000), `"${'x'.repeat(40)}"`],
    [Symbol('x'), 'a symbol'],
    [() => 0, 'a function'],
    [[1, 2], '[1,2]'],
    [[[1], [2]], 'a list of 2'],
    [new Array(1000).fill(1), 'a list of 1000'],
    [new Float32Array(3), 'a float32array'],
    [Promise.resolve(1), 'a promise'],
    [new Map(), 'a map'],
    [Object.create(null), 'a record'],
    [{ x: 1 }, 'a record'],
    [tensor([1, 2]), 'a tensor'],
  ])('%s', (value, words) => {
    expect(describe(value)).toBe(words);
  });
});

it('readiness says what is missing', () => {
  expect([Promise.resolve(1), () => 0, 3, null].map(readiness)).toEqual(['; await it?', '; call it?', '', '']);
});

it('isRecord tells names and values from everything else', () => {
  const records = [{}, Object.create(null), new Proxy({}, {}), Object.freeze({ x: 1 }), new (class {})()];
  expect(records.map(isRecord)).not.toContain(false);
  expect(
    [null, undefined, 1, 'x', [], () => 0, new Map(), Promise.resolve(), new Float32Array(1)].map(isRecord),
  ).not.toContain(true);
});
