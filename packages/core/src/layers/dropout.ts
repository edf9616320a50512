import { check } from '../check/check';
import type { Layer } from '../contracts/layer';
import { inference } from '../contracts/layer';
import { mul } from '../ops/mul';
import { where } from '../ops/where';

/**
 * Dropout: sets random elements to zero in training, so that no unit comes to rely on any single other one.
 *
 *     out = x / (1 − rate) with probability 1 − rate, else 0     in training
 *     out = x                                                    otherwise
 *
 * shape     as x
 * throws    when the rate is outside [0, 1)
 * source    Srivastava et al. 2014, Dropout, https://jmlr.org/papers/v15/srivastava14a.html
 */
export function dropout(rate: number): Layer {
  check('dropout: rate', rate, '[0, 1)', ', like 0.5');
  const keep = 1 - rate;
  return {
    name: 'dropout',
    init: (_, inputShape) => ({ weights: {}, outputShape: inputShape }),
    forward(_, x, context = inference) {
      if (!context.training || rate === 0) return x;
      return where(context.rng.split('dropout').bernoulli(x.shape, keep), mul(x, 1 / keep), 0);
    },
  };
}
