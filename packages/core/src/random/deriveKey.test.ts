import { describe, expect, it } from 'vitest';
import { count } from '../../../../tests/support/count';
import { checkStreamName, deriveKey } from './deriveKey';
import { threefry } from './threefry';

const written = ([a, b]: readonly [number, number]) => `${a} ${b}`;

describe('deriveKey', () => {
  it('distinguishes names, numbers and parents', () => {
    const names = [
      '',
      '0',
      'a',
      'b',
      'ab',
      'ba',
      'a\0',
      '\0',
      'kernel',
      'kernels',
      '0.dense',
      '1.dense',
      'é',
      '☃',
      '𝕏',
    ];
    const numbers = [0, 1, -1, 2, 97, 2 ** 32, -(2 ** 32), 2 ** 53 - 1, 1 - 2 ** 53];
    const parents: [number, number][] = [
      [0, 0],
      [0, 42],
      [42, 0],
      [0xffffffff, 0xffffffff],
    ];
    const keys = parents.flatMap((parent) => [...names, ...numbers].map((name) => written(deriveKey(...parent, name))));
    expect(new Set(keys).size).toBe(parents.length * (names.length + numbers.length));
  });
  const names = count(20_000, 1_000_000);
  it(`gives ${names} short names ${names} keys`, () => {
    const keys = Array.from({ length: names }, (_, i) => written(deriveKey(0, 7, i.toString(36))));
    expect(new Set(keys).size).toBe(names);
  });
  it('never gives a child a key that its parent draws, whatever the seeds', () => {
    const drawn = new Set<string>();
    const out = new Int32Array(2);
    const seeds: [number, number][] = [
      [0, 0],
      [0, 1],
      [0xffffffff, 0xffffffff],
      [0xffffffff, 0xfffffffe],
    ];
    for (const seed of seeds) {
      for (let counter = 0; counter < 1000; counter++) {
        threefry(out, ...seed, 0, counter);
        drawn.add(`${out[0]} ${out[1]}`);
      }
    }
    for (const seed of seeds) {
      for (let i = -500; i < 500; i++) expect(drawn.has(written(deriveKey(...seed, i)))).toBe(false);
    }
  });
  it('flips about half the bits when one character changes', () => {
    let flipped = 0;
    for (let i = 0; i < 200; i++) {
      const [a, b] = deriveKey(0, i, 'kernel');
      const [c, d] = deriveKey(0, i, 'kernem');
      for (let bits = a ^ c; bits !== 0; bits &= bits - 1) flipped++;
      for (let bits = b ^ d; bits !== 0; bits &= bits - 1) flipped++;
    }
    expect(flipped / 200).toBeGreaterThan(31);
    expect(flipped / 200).toBeLessThan(33);
  });
});

describe('checkStreamName', () => {
  it('refuses what is neither a name nor a whole number', () => {
    for (const name of ['', 'kernel', 0, -1, 2 ** 53 - 1]) expect(() => checkStreamName(name)).not.toThrow();
    for (const name of [0.5, Number.NaN, 2 ** 53, undefined, null, {}] as never[]) {
      expect(() => checkStreamName(name)).toThrow(
        `random: split(${name}) — a stream is split by a string or a whole number`,
      );
    }
  });
});
