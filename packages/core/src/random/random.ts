import type { Kind } from '../check/check';
import { aThing, check } from '../check/check';
import type { DType } from '../tensor/dtype';
import { allocate } from '../tensor/dtype';
import type { Shape } from '../tensor/shape';
import { sizeOf } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { DenseTensor } from '../tensor/tensor';
import { checkStreamName, deriveKey } from './deriveKey';
import type { Drawing } from './drawing';
import { bernoulliDrawing, normalDrawing, uniformDrawing } from './drawing';
import { portableLog } from './portableLog';
import { threefry } from './threefry';

type Key = readonly [number, number];
type FloatOptions = { readonly dtype?: DType };

/** A stream of pseudorandom numbers: the same numbers every time for the same seed. */
export interface Random {
  /** A uniform draw from [0, 1), with 53 random bits. */
  next(): number;
  /** A uniformly drawn whole number in [0, below). */
  integer(below: number): number;
  /**
   * Draws from the uniform distribution over [low, high); with bounds other than 0 and 1, rounding may reach `high`.
   */
  uniform(shape: Shape, options?: FloatOptions & { readonly low?: number; readonly high?: number }): Tensor;
  /** Draws from the normal distribution. */
  normal(shape: Shape, options?: FloatOptions & { readonly mean?: number; readonly deviation?: number }): Tensor;
  /** Draws booleans, each independently true with the given probability. */
  bernoulli(shape: Shape, probability: number): Tensor;
  /** The numbers 0 … count − 1 in a random order. */
  permutation(count: number): Int32Array;
  /**
   * A separate stream, named by a string or a whole number. It does not depend on what was drawn before, and costs
   * nothing until something is drawn from it.
   */
  split(name: string | number): Random;
}

/**
 * Creates a stream of random numbers from a seed: the same seed gives the same numbers, everywhere and forever.
 *
 *     draw c = the first 53 bits of threefry(key, c)
 *
 * throws    when the seed is not a whole number
 * source    Salmon et al. 2011, Parallel random numbers: as easy as 1, 2, 3, https://doi.org/10.1145/2063384.2063405
 */
export function random(seed: number): Random {
  check('random: seed', seed, '…, -1, 0, 1, …', ', like random(42)');
  return stream(() => [Math.floor(seed / 2 ** 32) | 0, seed | 0]);
}

/** What an argument must be that is to be a stream. */
export const aStream: Kind = /* @__PURE__ */ aThing('a stream, like random(42)', 'normal');

const position = Symbol.for('@gd/core/position');

/** A stream that can report its position. */
interface Seeded extends Random {
  [position](to?: ArrayLike<number>): Int32Array;
}

/**
 * A stream from a function that makes its key, which is called only at the first draw from the stream or one of its
 * splits.
 */
function stream(makeKey: () => Key): Seeded {
  let key: Key | undefined;
  let words: Int32Array | undefined;
  let high = 0;
  let low = 0;
  const keyOnce = (): Key => {
    key ??= makeKey();
    return key;
  };
  const next = (): number => {
    words ??= new Int32Array(2);
    const [key0, key1] = key ?? keyOnce();
    threefry(words, key0, key1, high, low);
    low = (low + 1) | 0;
    if (low === 0) high++;
    return ((words[0]! >>> 5) * 2 ** 26 + (words[1]! >>> 6)) * 2 ** -53;
  };
  return {
    next,
    integer(below) {
      return Math.floor(next() * check('random: integer', below, '1, 2, 3, …'));
    },
    uniform: (shape, options) => filled(uniformDrawing(shape, options), next),
    normal: (shape, options) => filled(normalDrawing(shape, options), next),
    bernoulli: (shape, probability) => filled(bernoulliDrawing(shape, probability), next),
    permutation(count) {
      check('random: permutation', count, '0, 1, 2, …');
      if (count > 2 ** 31 - 1) throw new RangeError(`random: permutation(${count}) — at most 2³¹ − 1`);
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
      checkStreamName(name);
      return stream(() => deriveKey(...keyOnce(), name));
    },
    [position](to) {
      if (to !== undefined) [high, low] = [to[2]!, to[3]!];
      return Int32Array.of(...keyOnce(), high, low);
    },
  };
}

/** A stream that continues from a position. */
export function streamAt(from: ArrayLike<number>): Random {
  const made = stream(() => [from[0]!, from[1]!]);
  made[position](from);
  return made;
}

/**
 * The position of a stream: its key, and how many numbers it has drawn, each as two words. If `to` is given, the stream
 * first jumps there. Undefined for a stream that was not made by `random`.
 */
export function positionOf(rng: Random, to?: ArrayLike<number>): Int32Array | undefined {
  return (rng as Partial<Seeded>)[position]?.(to);
}

function filled(drawing: Drawing, next: () => number): Tensor {
  const { shape, dtype } = drawing;
  const data = allocate(dtype, sizeOf(shape));
  if (drawing.kind === 'uniform') {
    const { low, high } = drawing;
    // a float32 has 24 bits: with more, the largest draws would round up to 1
    const steps = dtype === 'float32' ? 2 ** 24 : 2 ** 53;
    for (let i = 0; i < data.length; i++) data[i] = low + ((high - low) * Math.floor(next() * steps)) / steps;
  } else if (drawing.kind === 'normal') {
    const { mean, deviation } = drawing;
    for (let i = 0; i < data.length; i++) data[i] = mean + deviation * polarNormal(next);
  } else for (let i = 0; i < data.length; i++) data[i] = next() < drawing.probability ? 1 : 0;
  return new DenseTensor(shape, dtype, data);
}

/** Draws what a `Drawing` describes. */
export function draw(rng: Random, drawing: Drawing): Tensor {
  if (drawing.kind === 'bernoulli') return rng.bernoulli(drawing.shape, drawing.probability);
  const { kind: _, shape, ...options } = drawing;
  return drawing.kind === 'uniform' ? rng.uniform(shape, options) : rng.normal(shape, options);
}

/**
 * One draw from the standard normal distribution by the polar method: throw a dart at a square until it lands in the
 * circle inside, then scale how far to the right it landed. The other coordinate is not used, so each draw is
 * independent of the others.
 *
 *     x, y = two uniform draws from −1 to 1, until s = x² + y² lies in (0, 1)
 *     out  = x · √(−2 log s / s)
 *
 * units     standard deviations
 * source    Marsaglia & Bray 1964, A convenient method for generating normal variables, https://doi.org/10.1137/1006063
 */
export function polarNormal(next: () => number): number {
  for (;;) {
    const x = 2 * next() - 1;
    const y = 2 * next() - 1;
    const s = x * x + y * y;
    if (s > 0 && s < 1) return x * Math.sqrt((-2 * portableLog(s)) / s);
  }
}
