import type { Optimizer, Schedule, Tensor } from '@gd/core';
import { add, div, mul, pow, sqrt, square, sub, zeros } from '@gd/core';
import { declareOptions, perWeight } from '@gd/optim';
import type { Twin } from './twin';
import { newTwin, stepTwin } from './twin';

/** How `scheduleFreeAdamw` steps. */
export interface ScheduleFreeAdamwOptions {
  /** About how far the fast walker moves in one step; no schedule but a warm-up is needed. */
  readonly learningRate?: Schedule;
  /** How close to the calm walker the gradient is felt, in place of momentum. */
  readonly beta1?: Schedule;
  /** The share of the remembered squared gradient that is kept. */
  readonly beta2?: Schedule;
  /** Keeps the division away from zero. */
  readonly epsilon?: Schedule;
  /** The share of each weight that fades, per unit of learning rate. */
  readonly weightDecay?: Schedule;
}

/**
 * `scheduleFreeSgd` with steps as AdamW takes them: shorter where the ground is rough.
 *
 *     v      ← beta2 · v + (1 − beta2) · grad²
 *     stride = learningRate · √(1 − beta2ᵗ)
 *     z      ← z − stride · (grad / (√v + epsilon) + weightDecay · y)
 *     total  ← total + stride²
 *     x      ← x + stride² / total · (z − x)
 *     y      ← (1 − beta1) · z + beta1 · x
 *
 * units   learningRate: those of the weight
 * state   v, z, share, total; x comes from `evaluationWeights`
 * source  Defazio et al. 2024, The road less scheduled, algorithm 1, https://arxiv.org/abs/2405.15682. The authors' tuned
 *         code takes √(1 − beta2ᵗ) out of the stride and corrects v instead, so that it does not weigh in the average
 */
export function scheduleFreeAdamw({
  learningRate = 0.0025,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
  weightDecay = 0,
  ...rest
}: ScheduleFreeAdamwOptions = {}): Optimizer<Readonly<Record<string, Twin & { readonly v: Tensor }>>> {
  return perWeight({
    name: 'scheduleFreeAdamw',
    options: declareOptions(
      'scheduleFreeAdamw',
      {
        learningRate: [learningRate, '[0, ∞)'],
        beta1: [beta1, '(0, 1]'],
        beta2: [beta2, '[0, 1)'],
        epsilon: [epsilon, '(0, ∞)'],
        weightDecay: [weightDecay, '[0, ∞)'],
      },
      rest,
    ),
    init: (weight): Twin & { readonly v: Tensor } => ({ ...newTwin(weight), v: zeros(weight.shape, weight.dtype) }),
    precompute: ({ options: { learningRate, beta2 }, t }) => ({
      fresh: sub(1, beta2),
      stride: mul(learningRate, sqrt(sub(1, pow(beta2, t)))),
    }),
    step({ grad, weight, state, options: { beta1, beta2, epsilon, weightDecay }, precomputed: { fresh, stride } }) {
      const v = add(mul(state.v, beta2), mul(square(grad), fresh));
      const heading = add(div(grad, add(sqrt(v), epsilon)), mul(weight, weightDecay));
      const { update, twin } = stepTwin(weight, state, { grad, heading }, { stride, beta: beta1 });
      return { update, state: { ...twin, v } };
    },
  });
}
