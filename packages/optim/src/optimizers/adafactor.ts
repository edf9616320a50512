import type { Optimizer, Schedule, State, Tensor } from '@gd/core';
import { add, div, maximum, mean, minimum, mul, neg, pow, sqrt, square, sub, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';

/** How `adafactor` steps. */
export interface AdafactorOptions {
  /** The longest step, as a share of the size of the weight. */
  readonly learningRate?: Schedule;
  /** How fast the memory of squares grows longer. */
  readonly decayPower?: Schedule;
  /** Added to every squared gradient. */
  readonly epsilon1?: Schedule;
  /** The size that even a weight of zeros is taken to have. */
  readonly epsilon2?: Schedule;
  /** How long a step may be beside its usual length. */
  readonly clip?: Schedule;
}

/**
 * Adam for tight memory: of a table of weights it remembers how rough each row and each column has been, not each number.
 *
 *     kept  = 1 − t^(−decayPower)
 *     row   ← kept · row + (1 − kept) · mean over columns of (grad² + epsilon1)       the last two axes
 *     col   ← kept · col + (1 − kept) · mean over rows of (grad² + epsilon1)
 *     v     = row · col / mean(row)                     a single number or row of weights: v as in RMSprop
 *     u     = grad / √v, divided by max(1, rms(u) / clip)
 *     move  = −max(epsilon2, rms(weight)) · min(learningRate, 1/√t) · u
 *
 * units   learningRate: none
 * state   row, col, or v
 * source  Shazeer & Stern 2018, Adafactor, https://arxiv.org/abs/1804.04235; epsilon1 stands where the paper has it
 *         (PyTorch puts it at the end), and no momentum
 */
export function adafactor({
  learningRate = 0.01,
  decayPower = 0.8,
  epsilon1 = 1e-30,
  epsilon2 = 1e-3,
  clip = 1,
  ...rest
}: AdafactorOptions = {}): Optimizer<Readonly<Record<string, State>>> {
  return perWeight({
    name: 'adafactor',
    options: declareOptions(
      'adafactor',
      {
        learningRate: [learningRate, '[0, ∞)'],
        decayPower: [decayPower, '[0, ∞)'],
        epsilon1: [epsilon1, '(0, ∞)'],
        epsilon2: [epsilon2, '[0, ∞)'],
        clip: [clip, '(0, ∞)'],
      },
      rest,
    ),
    init({ shape, dtype }): Readonly<Record<string, Tensor>> {
      if (shape.length < 2) return { v: zeros(shape, dtype) };
      const [rows, columns] = shape.slice(-2) as [number, number];
      const before = shape.slice(0, -2);
      return { row: zeros([...before, rows, 1], dtype), col: zeros([...before, 1, columns], dtype) };
    },
    precompute({ options: { learningRate, decayPower }, t }) {
      const fresh = pow(t, neg(decayPower));
      return { fresh, kept: sub(1, fresh), rate: neg(minimum(learningRate, div(1, sqrt(t)))) };
    },
    step({ grad, weight, state, options: { epsilon1, epsilon2, clip }, precomputed: { fresh, kept, rate } }) {
      const squares = add(square(grad), epsilon1);
      const blend = (old: Tensor, now: Tensor): Tensor => add(mul(old, kept), mul(now, fresh));
      const next: Record<string, Tensor> = {};
      if (state.v !== undefined) next.v = blend(state.v, squares);
      else {
        next.row = blend(state.row!, mean(squares, { axis: -1, keepDims: true }));
        next.col = blend(state.col!, mean(squares, { axis: -2, keepDims: true }));
      }
      // row and col one after the other: where both are as small as epsilon1, their product is 0 in float32
      const heading =
        next.v === undefined
          ? div(div(grad, sqrt(div(next.row!, mean(next.row!, { axis: -2, keepDims: true })))), sqrt(next.col!))
          : div(grad, sqrt(next.v));
      const calm = maximum(div(rms(heading), clip), 1);
      const size = maximum(rms(weight), epsilon2);
      return { update: mul(heading, div(mul(rate, size), calm)), state: next };
    },
  });
}

function rms(x: Tensor): Tensor {
  return sqrt(mean(square(x)));
}
