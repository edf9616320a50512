import * as core from '@gd/core';
import { add, cast, div, mul } from '@gd/core';
import type { Operation } from './choices';
import { calm, each, meeting, positive } from './choices';

/** Element-wise operations; values stay small, so that rounding errors do not grow without bound. */
export const elementwise: readonly (readonly [string, Operation])[] = [
  ...each(
    [
      'abs',
      'neg',
      'sin',
      'cos',
      'tanh',
      'sigmoid',
      'relu',
      'relu6',
      'leakyRelu',
      'elu',
      'selu',
      'gelu',
      'silu',
      'mish',
      'softplus',
      'softsign',
      'hardTanh',
      'hardSwish',
      'logSigmoid',
      'erf',
      'sign',
      'floor',
      'ceil',
      'round',
      'stopGradient',
    ],
    (f) =>
      ({ a }) =>
        f(a as never),
  ),
  ...each(
    ['exp', 'expm1', 'square'],
    (f) =>
      ({ a }) =>
        calm(f(calm(a) as never)),
  ),
  ...each(
    ['log', 'sqrt', 'reciprocal', 'log1p'],
    (f) =>
      ({ a }) =>
        f(positive(a) as never),
  ),
  ...each(
    ['add', 'sub', 'mul', 'maximum', 'minimum'],
    (f) =>
      ({ a, b, below }) =>
        calm(f(a as never, meeting(b, a.shape, below(3)) as never)),
  ),
  ...each(['add', 'sub', 'mul', 'maximum', 'minimum'], (f) => ({ a, scalar, below }) => {
    const other = [scalar, 0.25, -1.5, 0, 1][below(5)]!;
    return calm(below(2) === 0 ? f(a as never, other as never) : f(other as never, a as never));
  }),
  ['div', ({ a, b, below }) => calm(div(a, positive(meeting(b, a.shape, below(3)))))],
  [
    'pow',
    ({ a, b, below }) =>
      calm(core.pow(positive(a), below(2) === 0 ? below(4) - 1.5 : meeting(calm(b), a.shape, below(3)))),
  ],
  ['clamp', ({ a, b, below }) => core.clamp(a, -0.5, below(2) === 0 ? 0.7 : core.abs(meeting(b, a.shape, below(3))))],
  ['a sum of products', ({ a, b, scalar }) => calm(add(mul(a, scalar), mul(meeting(b, a.shape, 0), a)))],
  ...each(
    ['equal', 'notEqual', 'greater', 'greaterEqual', 'less', 'lessEqual'],
    (f) =>
      ({ a, b, below }) =>
        f(a as never, (below(3) === 0 ? 0.1 : meeting(b, a.shape, below(3))) as never),
  ),
  ...each(
    ['isNaN', 'isFinite'],
    (f) =>
      ({ a }) =>
        f(a as never),
  ),
  ...each(
    ['logicalAnd', 'logicalOr'],
    (f) =>
      ({ a, truths, below }) =>
        f(meeting(truths, a.shape, below(3)) as never, core.greater(a, 0) as never),
  ),
  ['logicalNot', ({ truths }) => core.logicalNot(truths)],
  [
    'where',
    ({ a, b, truths, below }) =>
      core.where(meeting(truths, a.shape, below(3)), a, below(2) === 0 ? 0.5 : meeting(b, a.shape, below(3))),
  ],
  ['a float of truths', ({ truths, float }) => cast(truths, float)],
  ['a float of whole numbers', ({ whole, float }) => mul(cast(whole, float), 0.1)],
  ['whole numbers', ({ a }) => cast(mul(calm(a), 9), 'int32')],
  ...each(
    ['add', 'sub', 'mul', 'maximum', 'minimum'],
    (f) =>
      ({ a, whole, below }) =>
        core.clamp(f(meeting(whole, a.shape, below(3)) as never, cast(mul(calm(a), 5), 'int32') as never), -99, 99),
  ),
];
