import type { DType, TypedArray } from './dtype';
import { allocate } from './dtype';
import { inverseNormal } from './inverseNormal';
import type { Shape } from './shape';
import { checkShape, sizeOf } from './shape';
import type { Tensor } from './tensor';
import { Value } from './tensor';
import { threefry } from './threefry';

type FloatOptions = { readonly dtype?: DType };

/** A stream of chance that always tells the same story for the same seed. */
export interface Random {
  /** A number in [0, 1), to 53 bits. */
  next(): number;
  /** A whole number in [0, below). */
  integer(below: number): number;
  /** Numbers spread evenly over [low, high). */
  uniform(shape: Shape, options?: FloatOptions & { readonly low?: number; readonly high?: number }): Tensor;
  /** Numbers from the bell curve. */
  normal(shape: Shape, options?: FloatOptions & { readonly mean?: number; readonly deviation?: number }): Tensor;
  /** True with a chance of `probability`, each by itself. */
  bernoulli(shape: Shape, probability: number): Tensor;
  /** The numbers 0 … count − 1 in a shuffled order. */
  permutation(count: number): Int32Array;
  /** A stream of its own, told apart by a name or number; it does not depend on what was drawn before. */
  split(name: string | number): Random;
}

/**
 * Starts a stream of random numbers from a seed: the same seed gives the same numbers, everywhere and for ever.
 *
 *     words of block c = threefry(key, c)
 *
 * throws  when the seed is not a whole number
 * source  Salmon et al. 2011, Parallel random numbers: as easy as 1, 2, 3, https://doi.org/10.1145/2063384.2063405
 */
export function random(seed: number): Random {
  if (!Number.isSafeInteger(seed)) {
    throw new RangeError(`random: seed ${seed} — a seed is a whole number, like random(42)`);
  }
  return stream(...wordsOf(seed));
}

function wordsOf(number: number): [number, number] {
  return [Math.floor(number / 2 ** 32) >>> 0, number >>> 0];
}

function stream(key0: number, key1: number): Random {
  let counter = 0;
  const block = new Uint32Array(2);
  const draw = (): void => threefry(block, key0, key1, Math.floor(counter / 2 ** 32), counter++ >>> 0);
  const next = (): number => {
    draw();
    return ((block[0]! >>> 5) * 2 ** 26 + (block[1]! >>> 6)) / 2 ** 53;
  };
  const tensorOf = (shape: Shape, dtype: DType, fill: (data: TypedArray) => void): Tensor => {
    const data = allocate(dtype, sizeOf(checkShape('random', shape)));
    fill(data);
    return new Value(shape, dtype, data);
  };
  return {
    next,
    integer(below) {
      if (!Number.isSafeInteger(below) || below < 1) {
        throw new RangeError(`random: integer(${below}) — the bound must be a whole number of at least 1`);
      }
      return Math.floor(next() * below);
    },
    uniform: (shape, { low = 0, high = 1, dtype = 'float32' } = {}) =>
      tensorOf(shape, dtype, (data) => {
        for (let i = 0; i < data.length; i++) data[i] = low + (high - low) * next();
      }),
    normal: (shape, { mean = 0, deviation = 1, dtype = 'float32' } = {}) =>
      tensorOf(shape, dtype, (data) => {
        // half a step keeps the argument inside (0, 1), where the inverse is finite
        for (let i = 0; i < data.length; i++) data[i] = mean + deviation * inverseNormal(next() + 2 ** -54);
      }),
    bernoulli: (shape, probability) =>
      tensorOf(shape, 'bool', (data) => {
        for (let i = 0; i < data.length; i++) data[i] = next() < probability ? 1 : 0;
      }),
    permutation(count) {
      if (!Number.isInteger(count) || count < 0 || count > 2 ** 31 - 1) {
        throw new RangeError(`random: permutation(${count}) — the count must be a whole number`);
      }
      const order = Int32Array.from({ length: count }, (_, i) => i);
      for (let i = count - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1));
        const swapped = order[i]!;
        order[i] = order[j]!;
        order[j] = swapped;
      }
      return order;
    },
    split(name) {
      const child = new Uint32Array(2);
      const [high, low] = typeof name === 'number' ? wordsOf(name) : hash(name);
      // The flipped key keeps children apart from the numbers that this stream itself draws.
      threefry(child, ~key0 >>> 0, (typeof name === 'number' ? ~key1 : key1) >>> 0, high, low);
      return stream(child[0]!, child[1]!);
    },
  };
}

/** Two FNV-1a sums of a text, with different starting points. */
function hash(text: string): [number, number] {
  let a = 0x811c9dc5;
  let b = 0xcbf29ce4;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ (code + 0x9e37), 0x01000193);
  }
  return [a >>> 0, b >>> 0];
}
