import type { Dataset } from '@gd/core';
import { describe, expect, it } from 'vitest';
import * as data from '../index';
import type { SyntheticOptions } from './syntheticOptions';

type Make = (options: SyntheticOptions) => Dataset;

/** The datasets of points in a plane and their classes, found by generating two points. */
const all = Object.entries(data as unknown as Record<string, Make>).filter(([name, make]) => {
  try {
    const { name: own, inputs, targets } = make({ count: 2 });
    return own === name && String(inputs.shape) === '2,2' && String(targets.shape) === '2';
  } catch {
    return false;
  }
});

it('are all found', () =>
  expect(all.map(([name]) => name)).toEqual(expect.arrayContaining(['blobs', 'circles', 'moons', 'spirals'])));

describe.each(all)('%s', (name, make) => {
  it('has the given number of examples, in alternating classes', () => {
    const { name: own, inputs, targets, classNames } = make({ count: 31 });
    expect(own).toBe(name);
    expect(inputs.shape).toEqual([31, 2]);
    expect(inputs.dtype).toBe('float32');
    expect(targets.dtype).toBe('int32');
    const kinds = classNames!.length;
    expect([...targets.data]).toEqual(Array.from({ length: 31 }, (_, i) => i % kinds));
  });
  it('is the same for the same seed and different for another', () => {
    const points = (seed: number) => [...make({ count: 20, seed }).inputs.data];
    expect(points(7)).toEqual(points(7));
    expect(points(7)).not.toEqual(points(8));
  });
  it('adds noise of the given standard deviation', () => {
    const sharp = make({ count: 3000, noise: 0 }).inputs.data;
    const blurred = make({ count: 3000, noise: 0.3 }).inputs.data;
    let total = 0;
    for (let i = 0; i < sharp.length; i++) total += (blurred[i]! - sharp[i]!) ** 2;
    expect(Math.sqrt(total / sharp.length)).toBeCloseTo(0.3, 1);
  });
  it('makes a single example', () => {
    expect([...make({ count: 1, noise: 0 }).inputs.data].every(Number.isFinite)).toBe(true);
  });
  it('refuses impossible counts and noise', () => {
    for (const count of [0, 2.5, Number.NaN]) {
      expect(() => make({ count })).toThrow(`${name}: count is ${count} — wanted a whole number of at least 1`);
    }
    expect(() => make(100 as never)).toThrow(`${name}: 100 — options come in a record; ${name}({ count: 100 })?`);
    expect(() => make({ n: 100 } as never)).toThrow(`${name}: option "n" — there are count, noise, seed`);
    for (const noise of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => make({ noise })).toThrow(`${name}: noise is ${noise} — wanted a number in [0, ∞)`);
    }
  });
});
