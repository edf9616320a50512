import type { Optimizer, Schedule, State, Tensor } from '@gd/core';
import { add, div, maximum, mean, minimum, mul, neg, pow, sqrt, square, sub, zeros } from '@gd/core';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';
import { movingAverage } from '../weights/moments';

/** Options of `adafactor`. */
export interface AdafactorOptions {
  /** The longest step, as a share of the size of the weight. */
  readonly learningRate?: Schedule;
  /** How fast the averages of squares lengthen. */
  readonly decayPower?: Schedule;
  /** Added to every squared gradient. */
  readonly epsilon1?: Schedule;
  /** The least size that a weight counts as, so that a weight of zeros can change. */
  readonly epsilon2?: Schedule;
  /** The limit for the root mean square of an update, before the step size. */
  readonly clip?: Schedule;
}

/**
 * Adafactor: RMSprop that stores only one average of squared gradients for each row and each column of a matrix, to
 * save memory.
 *
 *     decay  = 1 − t^(−decayPower)
 *     row    ← decay · row + (1 − decay) · mean over columns of (grad² + epsilon1)       the last two axes
 *     col    ← decay · col + (1 − decay) · mean over rows of (grad² + epsilon1)
 *     v      = row · col / mean over rows of row
 *     v      ← decay · v + (1 − decay) · (grad² + epsilon1)      a single number or one axis of weights, in place of row, col
 *     u      = grad / √v, divided by max(1, rms(u) / clip)
 *     update = −max(epsilon2, rms(weight)) · min(learningRate, 1/√t) · u
 *
 * units   learningRate: none
 * state   row, col, or v, from 0. A weight with more than two axes is many matrices, each with its own row, col and mean
 * source  Shazeer & Stern 2018, Adafactor, https://arxiv.org/abs/1804.04235; epsilon1 is where the paper has it
 *         (PyTorch puts it at the end), and no momentum; many matrices as in Mesh TensorFlow's adafactor and optax
 */
export function adafactor(given: AdafactorOptions = {}): Optimizer<Readonly<Record<string, State>>> {
  const { options } = declareOptions('adafactor(options)', given, {
    learningRate: ['[0, ∞)', 0.01],
    decayPower: ['[0, ∞)', 0.8],
    epsilon1: ['(0, ∞)', 1e-30],
    epsilon2: ['[0, ∞)', 1e-3],
    clip: ['(0, ∞)', 1],
  });
  return perWeight({
    name: 'adafactor',
    options,
    init({ shape, dtype }): Readonly<Record<string, Tensor>> {
      if (shape.length < 2) return { v: zeros(shape, dtype) };
      const [rows, columns] = shape.slice(-2) as [number, number];
      const before = shape.slice(0, -2);
      return { row: zeros([...before, rows, 1], dtype), col: zeros([...before, 1, columns], dtype) };
    },
    precompute({ options: { learningRate, decayPower }, t }) {
      const oneMinusDecay = pow(t, neg(decayPower));
      const negativeRate = neg(minimum(learningRate, div(1, sqrt(t))));
      return { oneMinusDecay, decay: sub(1, oneMinusDecay), negativeRate };
    },
    step({
      grad,
      weight,
      state,
      options: { epsilon1, epsilon2, clip },
      precomputed: { oneMinusDecay, decay, negativeRate },
    }) {
      const squares = add(square(grad), epsilon1);
      const average = (old: Tensor, now: Tensor): Tensor => movingAverage(old, now, decay, oneMinusDecay);
      const next: Record<string, Tensor> = {};
      if (state.v !== undefined) next.v = average(state.v, squares);
      else {
        next.row = average(state.row!, mean(squares, { axis: -1, keepDims: true }));
        next.col = average(state.col!, mean(squares, { axis: -2, keepDims: true }));
      }
      // one factor after the other: where row and col are as small as epsilon1, their product is 0 in float32
      const u =
        next.v === undefined
          ? div(div(grad, sqrt(div(next.row!, mean(next.row!, { axis: -2, keepDims: true })))), sqrt(next.col!))
          : div(grad, sqrt(next.v));
      const shrink = maximum(div(rms(u), clip), 1);
      const size = maximum(rms(weight), epsilon2);
      return { update: mul(u, div(mul(negativeRate, size), shrink)), state: next };
    },
  });
}

function rms(x: Tensor): Tensor {
  return sqrt(mean(square(x)));
}
