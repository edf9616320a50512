import type { Tensor } from '@gd/core';
import * as core from '@gd/core';
import { cast, mul, tensor } from '@gd/core';

/** A function of tensors. */
export type F = (...xs: Tensor[]) => Tensor;

/** An operation, and its inputs. */
export interface OperationCase {
  /** The operation's name, perhaps followed by a description of the case. */
  readonly name: string;
  readonly f: F;
  readonly shapes: readonly (readonly number[])[];
  /** Maps ordinary numbers into the domain of the operation. */
  readonly fit?: (x: number) => number;
  /** Whether to compare gradients, too; true by default. */
  readonly smooth?: boolean;
}

const positive = (x: number): number => Math.abs(x) + 0.1;
const inside = (x: number): number => Math.tanh(x) * 0.9;
const shapes = [[3, 5], [17], [2, 3, 4]];
const one = (name: string, fit?: (x: number) => number, smooth = true): OperationCase[] =>
  shapes.map((shape) => ({ name, f: core[name as 'exp'] as F, shapes: [shape], smooth, ...(fit && { fit }) }));
const two = (name: string, fit?: (x: number) => number, smooth = true): OperationCase[] =>
  [
    [
      [3, 5],
      [3, 5],
    ],
    [[3, 5], [5]],
    [
      [3, 1],
      [1, 6],
    ],
    [[], [7]],
    [
      [2, 3, 4],
      [3, 1],
    ],
  ].map((pair) => ({
    name,
    f: core[name as 'add'] as F,
    shapes: pair,
    smooth,
    ...(fit && { fit }),
  }));
const reductions = (name: string, smooth = true): OperationCase[] =>
  [undefined, 0, 1, -1, [0, 2]].flatMap((axis) =>
    [false, true].map((keepDims) => ({
      name: `${name} ${axis} ${keepDims}`,
      f: ((x) => core[name as 'sum'](x, { ...(axis !== undefined && { axis }), keepDims })) as F,
      shapes: [[3, 4, 5]],
      smooth,
    })),
  );
const of = (name: string, f: F, ...sizes: number[][]): OperationCase => ({ name, f, shapes: sizes });
const indices = tensor(Int32Array.of(2, 0, 1, 2, 2), { shape: [5] });

/** Every operation of core, on inputs of several shapes. */
export const operationCases: readonly OperationCase[] = [
  ...[
    'abs',
    'exp',
    'expm1',
    'neg',
    'sigmoid',
    'tanh',
    'square',
    'sin',
    'cos',
    'softplus',
    'silu',
    'gelu',
    'elu',
    'selu',
    'mish',
  ].flatMap((n) => one(n)),
  ...['relu', 'leakyRelu', 'relu6', 'hardTanh', 'hardSwish', 'softsign', 'logSigmoid', 'erf'].flatMap((n) => one(n)),
  ...['log', 'sqrt', 'reciprocal'].flatMap((n) => one(n, positive)),
  ...one('log1p', inside),
  ...['floor', 'ceil', 'round', 'sign', 'isNaN', 'isFinite', 'logicalNot'].flatMap((n) => one(n, undefined, false)),
  ...['add', 'sub', 'mul', 'maximum', 'minimum'].flatMap((n) => two(n)),
  ...['div', 'pow'].flatMap((n) => two(n, positive)),
  ...['equal', 'notEqual', 'greater', 'greaterEqual', 'less', 'lessEqual', 'logicalAnd', 'logicalOr'].flatMap((n) =>
    two(n, undefined, false),
  ),
  ...['sum', 'mean', 'max', 'min', 'variance', 'prod'].flatMap((n) => reductions(n)),
  ...[0, 1, 2].flatMap((axis) => [
    of('softmax', (x) => core.softmax(x!, { axis }), [3, 4, 5]),
    of('logSoftmax', (x) => core.logSoftmax(x!, { axis }), [3, 4, 5]),
    of('logSumExp', (x) => core.logSumExp(x!, { axis }), [3, 4, 5]),
    { ...of('argMax', (x) => core.argMax(x!, { axis }), [3, 4, 5]), smooth: false },
    { ...of('argMin', (x) => core.argMin(x!, { axis }), [3, 4, 5]), smooth: false },
    of('flip', (x) => core.flip(x!, axis), [3, 4, 5]),
    of(
      'gather',
      (x) => core.gather(x!, indices, axis),
      [3, 4, 3].map((s, i) => (i === axis ? 3 : s)),
    ),
    of(
      'scatterAdd',
      (x) => core.scatterAdd(x!, indices, 4, axis),
      [2, 3, 4].map((s, i) => (i === axis ? 5 : s)),
    ),
    of('concat', (x, y) => core.concat([x!, y!, x!], axis), [3, 4, 5], [3, 4, 5]),
    of('stack', (x, y) => core.stack([x!, y!], axis), [3, 5], [3, 5]),
  ]),
  of('clamp', (x) => core.clamp(x!, -0.5, 0.7), [4, 7]),
  of('clamp', (x, low, high) => core.clamp(x!, low!, high!), [4, 7], [7], [4, 1]),
  of('where', (x, y, z) => core.where(core.greater(x!, 0), y!, z!), [4, 7], [7], []),
  of('cast', (x) => cast(cast(x!, 'int32'), x!.dtype), [4, 7]),
  of('broadcastTo', (x) => core.broadcastTo(x!, [3, 4, 5]), [4, 1]),
  of('reshape', (x) => core.reshape(core.transpose(x!), [2, 14]), [4, 7]),
  of('transpose', (x) => core.transpose(x!, [2, 0, 1]), [2, 3, 4]),
  of('transpose of what was computed', (x) => core.exp(core.transpose(core.exp(x!))), [5, 6]),
  of('slice', (x) => core.slice(x!, [1, 2], [3, 6]), [4, 7]),
  of(
    'pad',
    (x) =>
      core.pad(
        x!,
        [
          [1, 2],
          [0, 3],
        ],
        0.5,
      ),
    [4, 7],
  ),
  of('squeeze', (x) => core.squeeze(core.expandDims(x!, 1)), [4, 7]),
  of('stopGradient', (x) => mul(core.stopGradient(x!), x!), [4, 7]),
  of(
    'oneHot',
    (x) => mul(cast(core.oneHot(cast(mul(core.abs(x!), 0.5), 'int32'), 3), x!.dtype), core.reshape(x!, [3, 1])),
    [3],
  ),
  of('matmul', core.matmul as F, [4, 7], [7, 5]),
  of('matmul in batches', core.matmul as F, [2, 3, 4, 7], [3, 7, 5]),
  of('matmul turned', (a, b) => core.matmul(core.transpose(a!), core.transpose(b!)), [7, 4], [5, 7]),
  of('globalAveragePool2d', core.globalAveragePool2d as F, [2, 4, 5, 3]),
];
