import type { Optimizer, State, Tensor } from '@gd/core';
import { mean, sub } from '@gd/core';
import { check } from '@gd/core/extend';
import { anOptimizer } from '../options/anOptimizer';
import { mapWeights } from '../weights/mapWeights';

/**
 * Gradient centralization: subtracts the mean from the gradients of each output unit, so that they only say which
 * inputs matter more than others.
 *
 *     grad ← grad − mean of grad over all axes except the last       with fewer than two axes, unchanged
 *
 * state   that of the inner optimizer
 * source  Yong et al. 2020, Gradient centralization, https://arxiv.org/abs/2004.01461; in our kernels the outputs are
 *         the last axis
 */
export function centralizeGradients<S extends State>(inner: Optimizer<S>): Optimizer<S> {
  check('centralizeGradients: optimizer', inner, anOptimizer);
  return {
    ...inner,
    name: `centralizeGradients(${inner.name})`,
    step: (input) => inner.step({ ...input, grads: mapWeights(input.grads, centered) }),
  };
}

function centered(grad: Tensor): Tensor {
  if (grad.shape.length < 2) return grad;
  const axis = Array.from({ length: grad.shape.length - 1 }, (_, i) => i);
  return sub(grad, mean(grad, { axis, keepDims: true }));
}
