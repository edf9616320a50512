import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { abs, add, cast, div, maximum, mul, neg, sqrt, square, sub, sum, tensor, zeros } from '@gd/core';
import { declareOptions, perWeight } from '@gd/optim';

/** How `prodigy` steps. */
export interface ProdigyOptions {
  /** A factor on the length that Prodigy finds for its steps: 1, or a schedule that ends low. */
  readonly learningRate?: Schedule;
  /** The share of the remembered gradient that is kept. */
  readonly beta1?: Schedule;
  /** The share of the remembered squared gradient that is kept; its root for what the distance is found from. */
  readonly beta2?: Schedule;
  /** Keeps the division away from zero. */
  readonly epsilon?: Schedule;
  /** The share of each weight that fades, per unit of stride. */
  readonly weightDecay?: Schedule;
  /** The first guess of the distance to the valley: too small, never too large. */
  readonly firstDistance?: Schedule;
}

/** What Prodigy remembers of one weight: where it began, the gradient, the squared gradient, and the gradients so far. */
export type ProdigyMemory = Readonly<Record<'start' | 'm' | 'v' | 's', Tensor>>;

/** What Prodigy remembers: of each weight, and how far all of them together have come along the gradients. */
export interface ProdigyState {
  readonly [name: string]: Tensor | Readonly<Record<string, ProdigyMemory>>;
  readonly distance: Tensor;
  readonly r: Tensor;
  readonly weights: Readonly<Record<string, ProdigyMemory>>;
}

/**
 * Adam that finds out how large its boots must be: it measures how far it has come from its start, and never believes that
 * the valley is nearer than that.
 *
 *     d      = max(distance, firstDistance)
 *     stride = learningRate · d
 *     keep   = √beta2
 *     m      ← beta1 · m + (1 − beta1) · d · grad
 *     v      ← beta2 · v + (1 − beta2) · (d · grad)²
 *     r      ← keep · r + (1 − keep) · stride · d · Σ grad · (start − weight)       over all weights
 *     s      ← keep · s + (1 − keep) · stride · d · grad
 *     move   = −stride · (m / (√v + d · epsilon) + weightDecay · weight)
 *     distance ← max(d, r / Σ |s|)                                              over all weights
 *
 * units   firstDistance: those of the weights
 * state   distance, r; start, m, v, s of each weight. A weight without a gradient at some step is left alone and not counted
 * source  Mishchenko & Defazio 2023, Prodigy: an expeditiously adaptive parameter-free learner, algorithm 4,
 *         https://arxiv.org/abs/2306.06101. The authors' code already takes the new d beside epsilon; it shows in the
 *         eighth figure
 */
export function prodigy({
  learningRate = 1,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
  weightDecay = 0,
  firstDistance = 1e-6,
  ...rest
}: ProdigyOptions = {}): Optimizer<ProdigyState> {
  const rule = perWeight({
    name: 'prodigy',
    options: declareOptions(
      'prodigy',
      {
        learningRate: [learningRate, '[0, ∞)'],
        beta1: [beta1, '[0, 1)'],
        beta2: [beta2, '[0, 1)'],
        epsilon: [epsilon, '(0, ∞)'],
        weightDecay: [weightDecay, '[0, ∞)'],
        firstDistance: [firstDistance, '(0, ∞)'],
      },
      rest,
    ),
    init(weight): ProdigyMemory {
      const zero = zeros(weight.shape, weight.dtype);
      return { start: weight, m: zero, v: zero, s: zero };
    },
    step({ grad, weight, state, options }) {
      const { beta1, beta2, epsilon, weightDecay, distance, stride } = options as Readonly<Record<string, Tensor>>;
      const keep = sqrt(beta2!);
      const scaled = mul(grad, distance!);
      const m = add(mul(state.m, beta1!), mul(scaled, sub(1, beta1!)));
      const v = add(mul(state.v, beta2!), mul(square(scaled), sub(1, beta2!)));
      const s = add(mul(state.s, keep), mul(scaled, mul(stride!, sub(1, keep))));
      const heading = add(div(m, add(sqrt(v), mul(distance!, epsilon!))), mul(weight, weightDecay!));
      return { update: mul(heading, neg(stride!)), state: { ...state, m, v, s } };
    },
  });
  return {
    name: 'prodigy',
    options: rule.options,
    init: (weights) => ({ distance: scalar(0), r: scalar(0), weights: rule.init(weights) }),
    step({ grads, weights, state, options, t }) {
      const distance = maximum(state.distance, options.firstDistance!);
      const stride = mul(options.learningRate!, distance);
      const answer = rule.step({
        grads,
        weights,
        state: state.weights,
        options: { ...options, distance, stride },
        t,
      });
      let along = scalar(0);
      let total = scalar(0);
      // in one order, whatever order they come in: sums of rounded numbers depend on it
      for (const name of Object.keys(grads).sort()) {
        const { start, s } = answer.state[name]!;
        along = add(along, exact(sum(mul(grads[name]!, sub(start, weights[name]!)))));
        total = add(total, exact(sum(abs(s))));
      }
      const keep = sqrt(options.beta2!);
      const r = add(mul(state.r, keep), mul(along, mul(mul(stride, distance), sub(1, keep))));
      const found = div(r, maximum(total, least));
      return { updates: answer.updates, state: { distance: maximum(distance, found), r, weights: answer.state } };
    },
  };
}

const least = 1e-300;

function exact(x: Tensor): Tensor {
  return cast(x, 'float64');
}

function scalar(value: number): Tensor {
  return tensor(Float64Array.of(value), { shape: [] });
}
