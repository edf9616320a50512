import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { abs, add, cast, div, maximum, mul, neg, sqrt, square, sub, sum, zeros } from '@gd/core';
import { scalar } from '@gd/core/extend';
import { declareOptions, perWeight } from '@gd/optim';

/** Options of `prodigy`. */
export interface ProdigyOptions {
  /** A factor on the step size that Prodigy finds: 1, or a schedule that decays. */
  readonly learningRate?: Schedule;
  /** The decay rate of the average of gradients: the share of the old average that is kept. */
  readonly beta1?: Schedule;
  /**
   * The decay rate of the average of squared gradients; its square root is that of the sums that estimate the distance.
   */
  readonly beta2?: Schedule;
  /** Keeps the denominator away from zero. */
  readonly epsilon?: Schedule;
  /** The share of each weight that decays, per unit of step size. */
  readonly weightDecay?: Schedule;
  /** The first guess of the distance to the minimum: choose it too small rather than too large. */
  readonly firstDistance?: Schedule;
}

/** The state of one weight: its start, the averages m and v, and a sum of gradients s. */
export type ProdigyWeightState = Readonly<Record<'start' | 'm' | 'v' | 's', Tensor>>;

/** The state of Prodigy: that of each weight, and the distance, which all weights share. */
export interface ProdigyState {
  readonly [name: string]: Tensor | Readonly<Record<string, ProdigyWeightState>>;
  readonly distance: Tensor;
  readonly r: Tensor;
  readonly weights: Readonly<Record<string, ProdigyWeightState>>;
}

/**
 * Prodigy: Adam that finds its own learning rate. It estimates the distance from the start to the minimum, and the
 * estimate never decreases.
 *
 *     d        = max(distance, firstDistance)                                     distance begins at 0
 *     stepSize = learningRate · d
 *     beta3    = √beta2
 *     m        ← beta1 · m + (1 − beta1) · d · grad
 *     v        ← beta2 · v + (1 − beta2) · (d · grad)²
 *     r        ← beta3 · r + (1 − beta3) · stepSize · d · Σ grad · (start − weight)       over all weights
 *     s        ← beta3 · s + (1 − beta3) · stepSize · d · grad
 *     update   = −stepSize · (m / (√v + d · epsilon) + weightDecay · weight)
 *     distance ← max(d, r / Σ |s|)                                                over all weights; d where Σ |s| is 0
 *
 * units   firstDistance: those of the weights
 * state   distance, r, from 0; of each weight m, v, s, from 0, and start, the weight before the first step. A weight without
 *         a gradient in a step does not change or count
 * source  Mishchenko & Defazio 2023, Prodigy: an expeditiously adaptive parameter-free learner, algorithm 4,
 *         https://arxiv.org/abs/2306.06101. The authors' code multiplies epsilon by the new d already, which shows in
 *         the eighth digit
 */
export function prodigy(given: ProdigyOptions = {}): Optimizer<ProdigyState> {
  const { options } = declareOptions('prodigy(options)', given, {
    learningRate: ['[0, ∞)', 1],
    beta1: ['[0, 1)', 0.9],
    beta2: ['[0, 1)', 0.999],
    epsilon: ['(0, ∞)', 1e-8],
    weightDecay: ['[0, ∞)', 0],
    firstDistance: ['(0, ∞)', 1e-6],
  });
  const rule = perWeight({
    name: 'prodigy',
    options,
    init(weight): ProdigyWeightState {
      const zero = zeros(weight.shape, weight.dtype);
      return { start: weight, m: zero, v: zero, s: zero };
    },
    step({ grad, weight, state, options }) {
      const { beta1, beta2, epsilon, weightDecay, distance, stepSize } = options as Readonly<Record<string, Tensor>>;
      const beta3 = sqrt(beta2!);
      const scaled = mul(grad, distance!);
      const m = add(mul(state.m, beta1!), mul(scaled, sub(1, beta1!)));
      const v = add(mul(state.v, beta2!), mul(square(scaled), sub(1, beta2!)));
      const s = add(mul(state.s, beta3), mul(scaled, mul(stepSize!, sub(1, beta3))));
      const direction = add(div(m, add(sqrt(v), mul(distance!, epsilon!))), mul(weight, weightDecay!));
      return { update: mul(direction, neg(stepSize!)), state: { ...state, m, v, s } };
    },
  });
  return {
    name: 'prodigy',
    options: rule.options,
    init: (weights) => ({ distance: scalar(0), r: scalar(0), weights: rule.init(weights) }),
    step({ grads, weights, state, options, ...rest }) {
      const distance = maximum(state.distance, options.firstDistance!);
      const stepSize = mul(options.learningRate!, distance);
      const answer = rule.step({
        ...rest,
        grads,
        weights,
        state: state.weights,
        options: { ...options, distance, stepSize },
      });
      let along = scalar(0);
      let total = scalar(0);
      // in a fixed order, since rounding makes sums depend on it
      for (const name of Object.keys(grads).sort()) {
        const { start, s } = answer.state[name]!;
        along = add(along, exact(sum(mul(grads[name]!, sub(start, weights[name]!)))));
        total = add(total, exact(sum(abs(s))));
      }
      const beta3 = sqrt(options.beta2!);
      const r = add(mul(state.r, beta3), mul(along, mul(mul(stepSize, distance), sub(1, beta3))));
      const found = div(r, maximum(total, least));
      return { updates: answer.updates, state: { distance: maximum(distance, found), r, weights: answer.state } };
    },
  };
}

const least = 1e-300;

function exact(x: Tensor): Tensor {
  return cast(x, 'float64');
}
