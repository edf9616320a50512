import type { Tensor } from '@gd/core';
import * as core from '@gd/core';
import { mul } from '@gd/core';
import type { Choices, Operation } from './choices';
import { along, calm, each, filled } from './choices';

const axesOf = ({ a, below }: Choices): { axis?: number | number[]; keepDims: boolean } => {
  const rank = a.shape.length;
  const keepDims = below(2) === 0;
  const how = below(4);
  if (how === 0 || rank === 0) return { keepDims };
  if (how < 3) return { axis: below(2 * rank) - rank, keepDims };
  return { axis: a.shape.map((_, i) => i).filter(() => below(2) === 0), keepDims };
};

/** Operations that reduce axes. */
export const folds: readonly (readonly [string, Operation])[] = [
  ['sum of whole numbers', ({ whole }) => sumOfWhole(whole)],
  ['sum of truths', ({ truths }) => core.sum(truths, { keepDims: true })],
  ...each(['sum', 'mean', 'prod', 'variance'], (f) =>
    filled((choices) => calm(f(mul(choices.a, 0.7) as never, axesOf(choices) as never))),
  ),
  ...each(['max', 'min'], (f) => filled((choices) => f(choices.a as never, axesOf(choices) as never))),
  ['sum, of nothing too', (choices) => calm(core.sum(choices.a, axesOf(choices)))],
  ...each(['argMax', 'argMin'], (f) => along((x, axis) => f(x as never, { axis } as never))),
  ...each(['softmax', 'logSoftmax', 'logSumExp'], (f) => along((x, axis) => f(x as never, { axis } as never))),
];

function sumOfWhole(whole: Tensor): Tensor {
  return core.clamp(core.sum(whole, whole.shape.length === 0 ? {} : { axis: 0 }), -99, 99);
}
