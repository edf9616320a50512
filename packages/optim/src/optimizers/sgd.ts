import type { Optimizer, Schedule, State, Tensor } from '@gd/core';
import { add, mul, neg, sub, where, zeros } from '@gd/core';
import { aFlag, describe } from '@gd/core/extend';
import { declareOptions } from '../options/declareOptions';
import { perWeight } from '../perWeight';

/** Options of `sgd`. */
export interface SgdOptions {
  /** The length of a step, for a gradient of 1. */
  readonly learningRate?: Schedule;
  /** The share of the old velocity that is kept; 0 is plain gradient descent. */
  readonly momentum?: Schedule;
  /** The share of each gradient that does not reach the velocity, from a weight's second step on. */
  readonly dampening?: Schedule;
  /** Whether to look ahead to where the velocity leads. */
  readonly nesterov?: boolean;
}

/**
 * Stochastic gradient descent, optionally with momentum: the steeper the ground, the longer the step. Momentum is like
 * a sledge that keeps sliding.
 *
 *     velocity  ← momentum · velocity + (1 − dampening) · grad        velocity begins at 0
 *     velocity  ← momentum · velocity + grad                          in a weight's first step, and where momentum is 0
 *     direction = velocity, or grad + momentum · velocity             (nesterov)
 *     update    = −learningRate · direction                           without momentum direction = grad
 *
 * units   learningRate: weight² per loss
 * state   velocity, with dampening also the steps of this weight so far; nothing without momentum. The velocity accumulates
 *         gradients, as in PyTorch: a new learning rate acts at once (in Keras it accumulates updates)
 * throws  when nesterov is on without momentum or with dampening
 * source  Sutskever et al. 2013, On the importance of initialization and momentum in deep learning,
 *         https://proceedings.mlr.press/v28/sutskever13.html; PyTorch's SGD for dampening
 */
export function sgd(given: SgdOptions = {}): Optimizer<Readonly<Record<string, State>>> {
  const { options, settings } = declareOptions(
    'sgd(options)',
    given,
    { learningRate: ['[0, ∞)', 0.01], momentum: ['[0, 1]', 0], dampening: ['[0, 1]', 0] },
    { nesterov: [aFlag, false] },
  );
  const { nesterov } = settings;
  const { momentum, dampening } = options;
  if (nesterov && (momentum === 0 || dampening !== 0)) {
    throw new RangeError(
      `sgd: nesterov with momentum ${describe(momentum)}, dampening ${describe(dampening)} — it looks ahead along a whole velocity; give a momentum, like 0.9, and no dampening`,
    );
  }
  if (momentum === 0) {
    return perWeight({
      name: 'sgd',
      options: { learningRate: options.learningRate },
      settings,
      init: () => ({}),
      step: ({ grad, state, options: { learningRate } }) => ({ update: mul(grad, neg(learningRate)), state }),
    });
  }
  const damped = dampening !== 0;
  const { dampening: _, ...undamped } = options;
  return perWeight({
    name: 'sgd',
    options: damped ? options : (undamped as typeof options),
    settings,
    init: (weight): Readonly<Record<string, Tensor>> => ({
      velocity: zeros(weight.shape, weight.dtype),
      ...(damped && { steps: zeros([], 'float64') }),
    }),
    step({ grad, state, options: { learningRate, momentum, dampening } }) {
      const next: Record<string, Tensor> = {};
      let push = grad;
      if (damped) {
        // in the first step, and where momentum is 0, the gradient counts whole
        push = mul(grad, where(mul(state.steps!, momentum), sub(1, dampening), 1));
        next.steps = add(state.steps!, 1);
      }
      const velocity = add(mul(state.velocity!, momentum), push);
      const direction = nesterov ? add(grad, mul(velocity, momentum)) : velocity;
      return { update: mul(direction, neg(learningRate)), state: { velocity, ...next } };
    },
  });
}
