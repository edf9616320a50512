import { check } from '../check/check';
import { readOptions } from '../check/readOptions';
import type { DType } from '../tensor/dtype';
import { aDType, isFloat } from '../tensor/dtype';
import type { Shape } from '../tensor/shape';
import { checkShape } from '../tensor/shape';

/** What to draw from a stream: the distribution with its parameters, the shape and the dtype. */
export type Drawing =
  | {
      readonly kind: 'uniform';
      readonly shape: Shape;
      readonly dtype: DType;
      readonly low: number;
      readonly high: number;
    }
  | {
      readonly kind: 'normal';
      readonly shape: Shape;
      readonly dtype: DType;
      readonly mean: number;
      readonly deviation: number;
    }
  | { readonly kind: 'bernoulli'; readonly shape: Shape; readonly dtype: 'bool'; readonly probability: number };

/** The drawing of `uniform`, checked. */
export function uniformDrawing(
  shape: Shape,
  options: { readonly low?: number; readonly high?: number; readonly dtype?: DType } = {},
): Drawing {
  const { low, high, dtype } = readOptions('random: uniform(shape, options)', options, {
    low: ['(-∞, ∞)', 0],
    high: ['(-∞, ∞)', 1],
    dtype: [aDType, 'float32'],
  });
  return { ...floats('uniform', shape, dtype), low, high };
}

/** The drawing of `normal`, checked. */
export function normalDrawing(
  shape: Shape,
  options: { readonly mean?: number; readonly deviation?: number; readonly dtype?: DType } = {},
): Drawing {
  const { mean, deviation, dtype } = readOptions('random: normal(shape, options)', options, {
    mean: ['(-∞, ∞)', 0],
    deviation: ['[0, ∞)', 1],
    dtype: [aDType, 'float32'],
  });
  return { ...floats('normal', shape, dtype), mean, deviation };
}

/** The drawing of `bernoulli`, checked. */
export function bernoulliDrawing(shape: Shape, probability: number): Drawing {
  check('random: bernoulli(shape, probability)', probability, '[0, 1]');
  return { kind: 'bernoulli', shape: checkShape('random', shape), dtype: 'bool', probability };
}

function floats<Kind extends string>(kind: Kind, shape: Shape, dtype: DType) {
  if (!isFloat(dtype)) throw new TypeError(`random: ${kind} of ${dtype} — it draws float32 or float64; cast it?`);
  return { kind, shape: checkShape('random', shape), dtype };
}
