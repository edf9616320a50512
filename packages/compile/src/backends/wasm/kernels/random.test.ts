import type { Random, Tensor } from '@gd/core';
import { add, cast, random, where } from '@gd/core';
import { positionOf } from '@gd/core/extend';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../compile';

type Drawn = (rng: Random) => unknown;

/** What a function draws in two calls, and the stream's position afterwards: eager, and compiled. */
function both(f: Drawn, start: () => Random) {
  const calls = (run: Drawn) => {
    const rng = start();
    return { answers: [run(rng), run(rng)], position: positionOf(rng) };
  };
  const compiled = compile(f);
  // the second call continues from the first one, and needs no other program
  return { eager: { ...calls(f), traces: 1 }, compiled: { ...calls(compiled), traces: compiled.traces } };
}

const start = () => random(-(2 ** 35) - 12_345).split('a');
const float64 = { dtype: 'float64' } as const;

const drawings: [string, Drawn][] = [
  ['shares of float32', (rng) => rng.uniform([33])],
  ['shares of float64', (rng) => rng.uniform([33], float64)],
  ['float32 between bounds', (rng) => rng.uniform([50], { low: -0.3, high: 7.1 })],
  ['float64 between bounds', (rng) => rng.uniform([5, 5], { low: 0.1, high: 0.7, ...float64 })],
  ['the bell curve in float32', (rng) => rng.normal([300])],
  ['the bell curve in float64', (rng) => rng.normal([300], { mean: -2, deviation: 0.3, ...float64 })],
  ...[0, 0.1, 0.25, 0.5, 0.9, 1, 2 ** -30, 1 - 2 ** -40].map((p): [string, Drawn] => [
    `truths of probability ${p}`,
    (rng) => rng.bernoulli([3, 67], p),
  ]),
  ['nothing', (rng) => [rng.uniform([0]), rng.normal([2, 0]), rng.bernoulli([0], 0.5)]],
  [
    'several things in turn',
    (rng) => [rng.normal([7]), rng.uniform([3]), rng.normal([2], float64), rng.bernoulli([9], 0.5)],
  ],
  [
    'children and grandchildren',
    (rng) => ['', 'dropout', 0, 7, -1, 2 ** 40, 'é☃𝕏'].map((name) => rng.split(name).split(3).normal([3])),
  ],
  [
    'a child beside its parent',
    (rng) => [rng.uniform([2]), rng.split('a').uniform([2]), rng.split('a').uniform([2]), rng.uniform([2])],
  ],
  [
    'what is computed with',
    (rng) => where(rng.bernoulli([40], 0.5), add(rng.uniform([40]), 1), cast(rng.bernoulli([40], 0.2), 'float32')),
  ],
];

describe('random numbers, eager and compiled, to the last bit', () => {
  it.each(drawings)('%s', (_, f) => {
    const { eager, compiled } = both(f, start);
    expect(compiled).toEqual(eager);
  });
  it.each([2 ** 32 - 3, 2 ** 32 - 20, 2 ** 40 - 1])('after %d draws', (before) => {
    const late = () => {
      const rng = start();
      const at = positionOf(rng)!;
      positionOf(rng, [at[0]!, at[1]!, Math.floor(before / 2 ** 32), before | 0]);
      return rng;
    };
    for (const f of [
      (rng: Random) => rng.uniform([40]),
      (rng: Random) => rng.normal([9]),
      (rng: Random) => rng.bernoulli([7], 0.3),
    ]) {
      const { eager, compiled } = both(f, late);
      expect(compiled).toEqual(eager);
    }
  });
  it('draws booleans by all 53 bits', () => {
    const shares = random(9).uniform([5], float64).data;
    for (const share of shares) {
      for (const probability of [share, share + 2 ** -53]) {
        const f = (rng: Random) => rng.bernoulli([5], probability);
        expect(compile(f)(random(9))).toEqual(f(random(9)));
        expect(f(random(9)).data[shares.indexOf(share)]).toBe(probability === share ? 0 : 1);
      }
    }
  });
  it('of many streams in one function', () => {
    const f = (streams: Random[], x: Tensor) => streams.map((rng) => add(x, rng.normal(x.shape)));
    const x = random(1).uniform([5]);
    const of = () => [random(1), random(2), random(1).split('c')];
    expect(compile(f)(of(), x)).toEqual(f(of(), x));
  });
  it('rejects what an eager stream rejects', () => {
    const ask = (f: Drawn) => () => compile(f)(random(1));
    expect(ask((rng) => rng.split(0.5))).toThrow(
      'random: split(0.5) — a stream is split by a string or a whole number',
    );
    expect(ask((rng) => rng.bernoulli([1], 2))).toThrow('random: bernoulli(shape, probability) is 2');
    expect(ask((rng) => rng.normal([-1]))).toThrow('random: shape is [-1]');
    expect(ask((rng) => rng.uniform([1], { dtype: 'int32' }))).toThrow('random: uniform of int32');
  });
  it('rejects a stream that random did not make', () => {
    const own = Object.fromEntries(Object.entries(random(1))) as unknown as Random;
    expect(() => compile((rng: Random) => rng.uniform([2]))(own)).toThrow(
      'compile: a random stream that is not from random(seed) — pass one that is',
    );
  });
});
