import type { Optimizer } from '@gd/core';
import { aFlag, aSchedule, readOptions } from '@gd/core/extend';
import type { DecoupledWeightDecayOptions } from '../wrappers/decoupledWeightDecay';
import { decoupledWeightDecay } from '../wrappers/decoupledWeightDecay';
import type { AdamOptions, AdamState } from './adam';
import { adam } from './adam';

/** Options of `adamw`. */
export interface AdamwOptions extends AdamOptions, DecoupledWeightDecayOptions {}

/**
 * AdamW: Adam with decoupled weight decay. Every weight shrinks a little at each step, whatever its gradient, which keeps
 * weights small.
 *
 *     update = that of adam − learningRate · weightDecay · weight
 *
 * state   that of `adam`
 * source  Loshchilov & Hutter 2019, Decoupled weight decay regularization, https://arxiv.org/abs/1711.05101. weightDecay
 *         is 0.01 by default, as in PyTorch (0.004 in Keras, 0.0001 in optax)
 */
export function adamw(given: AdamwOptions = {}): Optimizer<AdamState> {
  const { weightDecay, ...options } = readOptions('adamw(options)', given, {
    learningRate: [aSchedule('[0, ∞)'), 0.001],
    beta1: [aSchedule('[0, 1)'), 0.9],
    beta2: [aSchedule('[0, 1)'), 0.999],
    epsilon: [aSchedule('[0, ∞)'), 1e-8],
    amsgrad: [aFlag, false],
    weightDecay: [aSchedule('[0, ∞)'), 0.01],
  });
  return { ...decoupledWeightDecay(adam(options), { weightDecay }), name: 'adamw' };
}
