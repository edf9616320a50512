import type { Dataset } from '@gd/core';
import { random, tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { iris } from './datasets/iris';
import { trainTestSplit } from './trainTestSplit';

const numbered = (count: number): Dataset => ({
  name: 'numbered',
  inputs: tensor(
    Float32Array.from({ length: count }, (_, i) => i),
    { shape: [count, 1] },
  ),
  targets: tensor(
    Float32Array.from({ length: count }, (_, i) => i),
    { shape: [count, 1] },
  ),
});
const counts = ({ targets }: Dataset): number[] => {
  const found = [0, 0, 0];
  for (const kind of targets.data) found[kind]!++;
  return found;
};

describe('trainTestSplit', () => {
  it('puts every example in exactly one part, in the given proportion', () => {
    const { train, test } = trainTestSplit(numbered(10), { test: 0.3, seed: 5 });
    expect(test.inputs.shape).toEqual([3, 1]);
    expect(train.inputs.shape).toEqual([7, 1]);
    expect([...train.inputs.data, ...test.inputs.data].sort((a, b) => a - b)).toEqual([...numbered(10).inputs.data]);
    expect([...train.inputs.data]).toEqual([...train.targets.data]);
    expect(train.name).toBe('numbered');
  });
  it("puts aside the first rows of the seed's stream called split", () => {
    const { test } = trainTestSplit(numbered(10), { test: 0.3, seed: 5 });
    const drawn = random(5).split('split').permutation(10).slice(0, 3);
    expect([...test.inputs.data].sort()).toEqual([...drawn].sort());
  });
  it('is the same for the same seed and different for another', () => {
    const aside = (seed: number) => [...trainTestSplit(numbered(40), { seed }).test.inputs.data];
    expect(aside(1)).toEqual(aside(1));
    expect(aside(1)).not.toEqual(aside(2));
    expect(aside(1).length).toBe(8);
  });
  it('splits every class in the same proportion when stratified', () => {
    for (const seed of [0, 1, 2]) {
      const { train, test } = trainTestSplit(iris(), { test: 0.2, seed, stratify: true });
      expect(counts(test)).toEqual([10, 10, 10]);
      expect(counts(train)).toEqual([40, 40, 40]);
      // and still shuffled, not class after class
      expect(new Set(train.targets.data.slice(0, 20)).size).toBe(3);
    }
    expect(counts(trainTestSplit(iris(), { test: 0.2 }).test)).not.toEqual([10, 10, 10]);
    expect(trainTestSplit(iris()).train.classNames).toEqual(iris().classNames);
  });
  it.each([
    [300, 0.2, 60],
    [200, 0.2, 40],
    [1000, 0.29, 290],
    [110, 0.5, 55],
  ])('puts as many of 100 small classes aside as asked for: %d examples, test %d', (count, test, wanted) => {
    const kinds = Array.from({ length: count }, (_, i) => i % 100);
    const data = { ...numbered(count), targets: tensor(kinds, { dtype: 'int32' }) };
    const aside = trainTestSplit(data, { test, stratify: true }).test.targets.data;
    expect(aside.length).toBe(wanted);
    for (let kind = 0; kind < 100; kind++) {
      const share = test * kinds.filter((one) => one === kind).length;
      expect(Math.abs(aside.filter((one) => one === kind).length - share)).toBeLessThan(1);
    }
  });
  it('says what cannot be split', () => {
    for (const test of [0, 1, -0.1, Number.NaN]) {
      expect(() => trainTestSplit(numbered(4), { test })).toThrow(
        `trainTestSplit: test is ${test} — wanted a number in (0, 1)`,
      );
    }
    expect(() => trainTestSplit(numbered(4), 0.2 as never)).toThrow(
      'trainTestSplit: 0.2 — options come in a record; trainTestSplit(dataset, { test: 0.2 })?',
    );
    expect(() => trainTestSplit(numbered(1))).toThrow(
      'trainTestSplit: test 0.2 of 1 examples — one part would be empty; use another fraction or more examples',
    );
    expect(() => trainTestSplit(numbered(9), { stratify: true })).toThrow(
      'trainTestSplit: targets float32[9,1] — to stratify, the targets must be class numbers, int32 [n]',
    );
    expect(() => trainTestSplit({ ...numbered(9), inputs: numbered(8).inputs })).toThrow(
      'trainTestSplit: inputs [8,1] and targets [9,1]',
    );
  });
});
