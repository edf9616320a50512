import type { Tensor } from '@gd/core';
import { add, cast, equal, isTensor, log, mul, neg, softplus, sub, where } from '@gd/core';
import type { Kind } from '@gd/core/extend';
import { aFlag, formatShape, isOf, readOptions } from '@gd/core/extend';
import { checkPair } from './checkPair';
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
 *           in the model
 * throws    when the shapes differ. A prediction outside [0, 1] gives NaN; one of exactly 0 or 1 costs 100 if it is
 *           wrong, as in PyTorch, and has no gradient
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
  const yes = fromLogits ? softplus(neg(prediction)) : surprise(prediction);
  const no = fromLogits ? softplus(prediction) : surprise(sub(1, prediction));
  const positive = mul(targets, yes);
  const negative = mul(sub(1, targets), no);
  const weighted =
    positiveWeight === undefined ? positive : mul(positive, checkedWeight(name, positiveWeight, prediction));
  return reduce(add(weighted, negative), reduction);
}

const aPositiveWeight: Kind = [
  'a number of at least 0, or a tensor',
  (value) => isTensor(value) || isOf('[0, ∞)', value),
];

/** −ln p, where a p of 0 counts as e⁻¹⁰⁰. */
function surprise(p: Tensor): Tensor {
  return neg(log(where(equal(p, 0), Math.exp(-100), p)));
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
