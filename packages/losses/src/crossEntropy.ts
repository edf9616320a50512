import type { Tensor } from '@gd/core';
import {
  add,
  cast,
  div,
  equal,
  gather,
  isTensor,
  logSoftmax,
  mul,
  neg,
  notEqual,
  oneHot,
  sum,
  tensor,
  where,
} from '@gd/core';
import type { Kind } from '@gd/core/extend';
import { checkTensor, formatShape, readOptions, sameShape } from '@gd/core/extend';
import { checkPair, checkShares } from './checkPair';
import type { LossReductionOptions } from './reduce';
import { lossOptions, reduce } from './reduce';

/** Options of `crossEntropy`. */
export interface CrossEntropyOptions extends LossReductionOptions {
  /** The share of the targets that is spread evenly over all classes, from 0 to 1; 0 by default. */
  readonly labelSmoothing?: number;
  /** The weight of each class. */
  readonly classWeights?: Tensor | readonly number[];
  /** The class number of examples to ignore. */
  readonly ignoreClass?: number;
}

/**
 * Cross-entropy of class logits: the mean negative log-probability of the right class, given a score for every class.
 * To be sure and wrong costs a lot.
 *
 *     q      = targets, or 1 for the class that targets names and 0 for the others
 *     q      ← (1 − labelSmoothing) · q + labelSmoothing / k
 *     losses = −Σₖ classWeights · q · logSoftmax(logits)
 *     loss   = Σ losses / Σ classWeights[targets]     class numbers; ignored examples count in neither sum
 *     loss   = mean(losses)                           class probabilities
 *
 * shape     logits [n, k] with class numbers [n] of int32 or class probabilities [n, k]; further leading axes are more
 *           examples
 * units     nats
 * gradient  (softmax(logits) − q) / n; accurate for logits of any size
 * throws    when shapes do not match, a class number does not exist, or a class probability is outside [0, 1]. Where every
 *           example is ignored, the mean is 0, and so is its gradient: a step that changes nothing
 * source    PyTorch's cross_entropy for the divisor of the mean,
 *           https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html
 */
export function crossEntropy(logits: Tensor, targets: Tensor, options: CrossEntropyOptions = {}): Tensor {
  checkTensor(name, 'logits', logits);
  checkTensor(name, 'targets', targets);
  const { labelSmoothing, classWeights, ignoreClass, reduction } = readOptions(
    `${name}(logits, targets, options)`,
    options,
    {
      labelSmoothing: ['[0, 1]', 0],
      classWeights: [aRow, undefined],
      ignoreClass: ['…, -1, 0, 1, …', undefined],
      ...lossOptions,
    },
  );
  const classes = logits.shape.at(-1);
  if (classes === undefined) {
    throw new RangeError(`${name}: logits [] — wanted a score for every class along the last axis, like [n,k]`);
  }
  const weights = classWeights === undefined ? undefined : checkedWeights(classWeights, logits);
  const scores = weights === undefined ? logSoftmax(logits) : mul(logSoftmax(logits), weights);
  const spread = labelSmoothing === 0 ? undefined : mul(sum(scores, { axis: -1 }), labelSmoothing / classes);
  const smooth = (right: Tensor): Tensor =>
    neg(spread === undefined ? right : add(mul(right, 1 - labelSmoothing), spread));

  if (targets.shape.length === logits.shape.length) {
    checkProbabilities(logits, targets, ignoreClass);
    return reduce(smooth(sum(mul(targets, scores), { axis: -1 })), reduction);
  }
  checkClasses(logits, targets);
  const kept = ignoreClass === undefined ? undefined : notEqual(targets, ignoreClass);
  const known = kept === undefined ? targets : where(kept, targets, 0);
  const right = sum(where(rowsOf(known, classes), scores, 0), { axis: -1 });
  const losses = kept === undefined ? smooth(right) : where(kept, smooth(right), 0);
  if (reduction !== 'mean' || (weights === undefined && kept === undefined)) return reduce(losses, reduction);
  const counts = weights === undefined ? cast(kept!, logits.dtype) : gather(weights, known);
  const total = sum(kept === undefined ? counts : where(kept, counts, 0));
  return div(sum(losses), where(equal(total, 0), 1, total));
}

const name = 'crossEntropy';
const aRow: Kind = ['a list of numbers', (value) => Array.isArray(value) || isTensor(value)];

/** A one-hot row for each example. */
function rowsOf(targets: Tensor, classes: number): Tensor {
  try {
    return oneHot(targets, classes);
  } catch (error) {
    const row = targets.data.findIndex((one) => one < 0 || one >= classes);
    throw new RangeError(
      `${name}: targets ${row} is class ${targets.data[row]} — the logits have classes 0 to ${classes - 1}; ignoreClass?`,
      { cause: error },
    );
  }
}

function checkedWeights(given: Tensor | readonly number[], logits: Tensor): Tensor {
  const weights = Array.isArray(given) ? tensor(given) : (given as Tensor);
  if (weights.shape.length !== 1 || weights.shape[0] !== logits.shape.at(-1)) {
    throw new RangeError(
      `${name}: classWeights ${formatShape(weights.shape)}, logits ${formatShape(logits.shape)} — wanted ${logits.shape.at(-1)} numbers, one for each class`,
    );
  }
  return cast(weights, logits.dtype);
}

function checkProbabilities(logits: Tensor, targets: Tensor, ignoreClass: number | undefined): void {
  checkPair(name, logits, targets);
  if (!targets.dtype.startsWith('float')) {
    throw new TypeError(
      `${name}: targets ${formatShape(targets.shape)} of ${targets.dtype} — class probabilities are floats; for class numbers drop the last axis`,
    );
  }
  checkShares(name, 'targets', targets, 'wanted the probability of each class');
  if (ignoreClass !== undefined) {
    throw new RangeError(
      `${name}: ignoreClass ${ignoreClass} with class probabilities — give class numbers, or probabilities of 0`,
    );
  }
}

function checkClasses(logits: Tensor, targets: Tensor): void {
  const wanted = logits.shape.slice(0, -1);
  if (!sameShape(targets.shape, wanted)) {
    throw new RangeError(
      `${name}: logits ${formatShape(logits.shape)}, targets ${formatShape(targets.shape)} — wanted class numbers ${formatShape(wanted)} or class probabilities ${formatShape(logits.shape)}`,
    );
  }
  if (targets.dtype !== 'int32') {
    throw new TypeError(
      `${name}: targets ${formatShape(targets.shape)} of ${targets.dtype} — class numbers are int32; cast(targets, 'int32')?`,
    );
  }
}
