import type { Tensor } from '@gd/core';
import {
  abs,
  add,
  cast,
  greaterEqual,
  isTensor,
  lessEqual,
  log,
  logicalAnd,
  mul,
  neg,
  softplus,
  sub,
  where,
} from '@gd/core';
import type { Kind } from '@gd/core/extend';
import { aFlag, formatShape, isOf, readOptions } from '@gd/core/extend';
import { checkPair, checkShares, rounding } from './checkPair';
import type { LossReductionOptions } from './reduce';
import { lossOptions, reduce } from './reduce';

/** Options of `binaryCrossEntropy`. */
export interface BinaryCrossEntropyOptions extends LossReductionOptions {
  /** Whether predictions are logits, raw scores of any size, instead of probabilities. */
  readonly fromLogits?: boolean;
  /** The weight of examples whose target is 1: one number, or one for each column; 1 by default. */
  readonly positiveWeight?: number | Tensor;
}

/**
 * Binary cross-entropy: the mean negative log-probability of yes-or-no targets. To be sure and wrong costs a lot.
 *
 *     loss = mean(−(targets · ln p + (1 − targets) · ln(1 − p)))              p the prediction
 *     loss = mean(targets · softplus(−x) + (1 − targets) · softplus(x))       fromLogits: p = sigmoid(x)
 *
 * shape     equal shapes in, one number out; `mean` divides by the number of elements, whatever positiveWeight is
 * units     nats
 * gradient  (p − targets) / n with respect to x; accurate for logits of any size, so prefer fromLogits to a sigmoid
 *           before it
 * throws    when the shapes differ, a target is outside [0, 1], or a prediction is and fromLogits is not set; compiled, the
 *           loss is NaN then. A prediction of less than e⁻¹⁰⁰ for what is right costs 100, as in PyTorch, and has no gradient
 */
export function binaryCrossEntropy(
  prediction: Tensor,
  targets: Tensor,
  options: BinaryCrossEntropyOptions = {},
): Tensor {
  const name = 'binaryCrossEntropy';
  checkPair(name, prediction, targets);
  const { fromLogits, positiveWeight, reduction } = readOptions(`${name}(prediction, targets, options)`, options, {
    fromLogits: [aFlag, false],
    positiveWeight: [aPositiveWeight, undefined],
    ...lossOptions,
  });
  const weight = positiveWeight === undefined ? 1 : checkedWeight(name, positiveWeight, prediction);
  checkShares(name, 'targets', targets, 'wanted the probability of a yes; of −1 and 1, div(add(targets, 1), 2)?');
  if (!fromLogits) checkShares(name, 'prediction', prediction, 'wanted probabilities; fromLogits: true?');
  const yes = fromLogits ? softplus(neg(prediction)) : surprise(prediction);
  const no = fromLogits ? softplus(prediction) : surprise(sub(1, prediction));
  const positive = mul(targets, yes);
  const negative = mul(sub(1, targets), no);
  const weighted = weight === 1 ? positive : mul(positive, weight);
  const isShare = lessEqual(abs(sub(targets, 0.5)), 0.5 + rounding);
  return reduce(where(isShare, add(weighted, negative), Number.NaN), reduction);
}

const aPositiveWeight: Kind = [
  'a number of at least 0, or a tensor',
  (value) => isTensor(value) || isOf('[0, ∞)', value),
];

/** −ln p, at most 100. */
function surprise(p: Tensor): Tensor {
  const isTiny = logicalAnd(greaterEqual(p, 0), lessEqual(p, Math.exp(-100)));
  return where(isTiny, 100, neg(log(where(isTiny, 1, p))));
}

function checkedWeight(name: string, weight: number | Tensor, prediction: Tensor): number | Tensor {
  if (typeof weight === 'number') return weight;
  const fits = weight.shape.every((size, i) => {
    const axis = prediction.shape[prediction.shape.length - weight.shape.length + i];
    return axis !== undefined && (size === 1 || size === axis);
  });
  if (fits) return cast(weight, prediction.dtype);
  throw new RangeError(
    `${name}: positiveWeight ${formatShape(weight.shape)}, prediction ${formatShape(prediction.shape)} — wanted one number, or one for each column`,
  );
}
