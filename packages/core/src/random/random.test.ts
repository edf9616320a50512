import { describe, expect, it, onTestFinished, vi } from 'vitest';
import golden from '../golden/random.json';
import { tensor } from '../tensor/tensor';
import { expectClose } from '../testing/expectClose';
import { random } from './random';

const float64 = (values: readonly number[]) => tensor(Float64Array.from(values));

/** How many standard deviations the mean and the mean square of many draws are from their expected values. */
function moments(values: ArrayLike<number>): { mean: number; square: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i]!;
    squares += values[i]! ** 2;
  }
  return { mean: sum / values.length, square: squares / values.length };
}

function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total / a.length;
}

describe('random', () => {
  it('gives the numbers of the Python program', () => {
    const stream = random(golden.seed);
    expect(golden.next.map(() => stream.next())).toEqual(golden.next);
    expect([...random(golden.seed).uniform([6], { dtype: 'float64' }).data]).toEqual(golden.next);
    expect([...random(golden.seed).uniform([2, 3]).data]).toEqual(golden.float32);
    expectClose(random(golden.seed).normal([12], { dtype: 'float64' }), float64(golden.normal), 1e-15);
    expect([...random(golden.seed).permutation(10)]).toEqual(golden.permutation);
    expect([...random(golden.seed).bernoulli([10], 0.3).data]).toEqual(golden.bernoulli);
  });
  it.each(golden.seeds)('starts seed $seed with $next', ({ seed, next }) => {
    expect(random(seed).next()).toBe(next);
  });
  it.each(golden.children)('starts the child $path with $next', ({ path, next }) => {
    let stream = random(golden.seed);
    for (const name of path) stream = stream.split(name);
    expect(stream.next()).toBe(next);
  });

  it('continues where it stopped', () => {
    const whole = random(3).normal([6]).data;
    const stream = random(3);
    expect([...stream.normal([2]).data, ...stream.normal([4]).data]).toEqual([...whole]);
  });
  it('splits the same way whatever was drawn or split before', () => {
    const fresh = random(5).split('a').next();
    const stream = random(5);
    stream.normal([100]);
    stream.split('b').next();
    expect(stream.split('a').next()).toBe(fresh);
  });
  it('does no work to split before something is drawn', () => {
    const arrays = vi.spyOn(globalThis, 'Int32Array');
    onTestFinished(() => arrays.mockRestore());
    const child = random(5).split('a').split(3);
    expect(arrays).not.toHaveBeenCalled();
    child.next();
    expect(arrays).toHaveBeenCalledTimes(3);
    child.split('b');
    expect(arrays).toHaveBeenCalledTimes(3);
  });
  it('keeps parent, children and neighboring seeds uncorrelated', () => {
    const n = 20_000;
    const streams = [random(1), random(2), random(-1), random(1).split(0), random(1).split('0'), random(1).split('1')];
    const draws = [...streams, random(1).split(0).split(0)].map((stream) => stream.normal([n]).data);
    draws.forEach((a, i) => {
      for (const b of draws.slice(i + 1)) expect(Math.abs(correlation(a, b)) * Math.sqrt(n)).toBeLessThan(4);
    });
    expect(Math.abs(correlation(draws[0]!.slice(1), draws[0]!.slice(0, -1))) * Math.sqrt(n)).toBeLessThan(4);
  });

  it('spreads evenly', () => {
    const n = 60_000;
    const { data } = random(8).uniform([n], { low: -1, high: 3 });
    const { mean, square } = moments(data);
    expect(Math.abs(mean - 1)).toBeLessThan((4 * Math.sqrt(4 / 3)) / Math.sqrt(n));
    expect(square - mean ** 2).toBeCloseTo(4 / 3, 1);
    expect(Math.min(...data)).toBeGreaterThanOrEqual(-1);
    expect(Math.max(...data)).toBeLessThan(3);
    const shares = new Array<number>(16).fill(0);
    for (const x of data) shares[Math.floor((x + 1) * 4)]! += 1;
    const expected = n / 16;
    const chiSquare = shares.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chiSquare).toBeLessThan(37.7); // 15 degrees of freedom exceed this once in a thousand times
  });
  it('draws from the normal distribution', () => {
    const n = 60_000;
    const { data } = random(9).normal([n], { mean: 2, deviation: 0.5, dtype: 'float64' });
    const standard = data.map((x) => (x - 2) / 0.5);
    const { mean, square } = moments(standard);
    expect(Math.abs(mean) * Math.sqrt(n)).toBeLessThan(4);
    expect(Math.abs(square - 1) * Math.sqrt(n / 2)).toBeLessThan(4);
    expect(Math.abs(moments(standard.map((x) => x ** 2)).square - 3) * Math.sqrt(n / 96)).toBeLessThan(4);
    const within = standard.filter((x) => Math.abs(x) < 1.96).length / n;
    expect(Math.abs(within - 0.95) * Math.sqrt(n / 0.0475)).toBeLessThan(4);
  });
  it('never rounds a float32 draw up to 1', () => {
    // One in 2²⁵ of all 53-bit draws is nearer to 1 than to the float32 below it; draws of 24 bits never are.
    const { data } = random(42).uniform([1000]);
    for (const x of data) expect(Number.isInteger(x * 2 ** 24)).toBe(true);
  });
  it('gives a browser and Node the same last bits', () => {
    let bits = 0;
    for (const word of new Uint32Array(random(golden.seed).normal([10_000], { dtype: 'float64' }).data.buffer)) {
      bits = (Math.imul(bits, 31) + word) | 0;
    }
    expect(bits).toBe(golden.normalBits.value);
  });
  it('is true with the given probability', () => {
    const n = 40_000;
    const heads = random(4).bernoulli([n], 0.2).data.filter(Boolean).length;
    expect(Math.abs(heads / n - 0.2) * Math.sqrt(n / 0.16)).toBeLessThan(4);
    expect(random(4).bernoulli([5], 0).data.includes(1)).toBe(false);
    expect(random(4).bernoulli([5], 1).data.includes(0)).toBe(false);
    expect(random(4).bernoulli([2, 2], 1)).toMatchObject({ dtype: 'bool', shape: [2, 2] });
  });
  it('puts every number in every position', () => {
    const seen = new Set<string>();
    const stream = random(6);
    for (let i = 0; i < 300; i++) seen.add(stream.permutation(4).join());
    expect(seen.size).toBe(24);
    expect([...random(6).permutation(100)].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect(random(6).permutation(0)).toHaveLength(0);
  });
  it('draws whole numbers below a bound', () => {
    const stream = random(7);
    const seen = new Set(Array.from({ length: 200 }, () => stream.integer(6)));
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(stream.integer(1)).toBe(0);
    expect(stream.integer(Number.MAX_SAFE_INTEGER)).toBeLessThan(Number.MAX_SAFE_INTEGER);
  });

  it('says what it wants', () => {
    expect(() => random(0.5)).toThrow('random: seed is 0.5 — wanted a whole number, like random(42)');
    expect(() => random(Number.NaN)).toThrow('random: seed is NaN — wanted a whole number, like random(42)');
    expect(() => random(1).integer(0)).toThrow('random: integer is 0 — wanted a whole number of at least 1');
    expect(() => random(1).permutation(-1)).toThrow('random: permutation is -1 — wanted a whole number of at least 0');
    expect(() => random(1).bernoulli([1], 2)).toThrow(
      'random: bernoulli(shape, probability) is 2 — wanted a number in [0, 1]',
    );
    expect(() => random(1).normal([-1])).toThrow('random: shape is [-1] — wanted a list of whole numbers, like [2,3]');
    expect(() => random(1).normal([1], { dtype: 'int32' })).toThrow(
      'random: normal of int32 — it draws float32 or float64; cast it?',
    );
    expect(() => random(1).uniform([1], { dtype: 'bool' })).toThrow('random: uniform of bool');
    expect(() => random(1).split(0.5)).toThrow('random: split(0.5) — a stream is split by a string or a whole number');
  });
});
