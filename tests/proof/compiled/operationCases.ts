import type { Tensor } from '@gd/core';
import * as core from '@gd/core';
import { cast, isTensor, mul, tensor } from '@gd/core';
import { namesIn } from '../../support/files';

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

/** The names of all operations. */
export const operations: readonly string[] = namesIn('packages/core/src/ops').filter((name) => name in core);

const named = core as unknown as Readonly<Record<string, F>>;
const small = tensor(
  Float64Array.from({ length: 15 }, (_, i) => (i - 6) / 2),
  { shape: [3, 5] },
);

function answers(name: string, ...xs: Tensor[]): boolean {
  try {
    return isTensor(named[name]!(...xs));
  } catch {
    return false;
  }
}

/** The operations that accept a single tensor, and those that need two of one shape, found by calling them. */
export const ofOne = operations.filter((name) => answers(name, small));
export const ofTwo = operations.filter((name) => !answers(name, small) && answers(name, small, small));

const positive = (x: number): number => Math.abs(x) + 0.1;
const pairs: readonly (readonly [number[], number[]])[] = [
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
];

/** An operation on ordinary numbers, or on positive ones if it is only defined for those. */
function calledWith(name: string, ...shapes: number[][]): OperationCase {
  const f: F = (...xs) => named[name]!(...xs);
  const given = shapes.map(() => small);
  const isDefined = f(...given).data.every(Number.isFinite);
  const xs = isDefined ? given : given.map((x) => core.add(core.abs(x), 0.1));
  return { name, f, shapes, smooth: hasGradient(f, xs), ...(!isDefined && { fit: positive }) };
}

function hasGradient(f: F, [x, ...rest]: readonly Tensor[]): boolean {
  try {
    return isTensor(core.grad((at: Tensor) => core.sum(f(at, ...rest)))(x!));
  } catch {
    return false;
  }
}

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

/**
 * Operations on inputs of several shapes: those with one and with two tensors, found by calling them, and some with options.
 * Each one's own test runs compiled, too (project `compiled`), so nothing has to be added here.
 */
export const operationCases: readonly OperationCase[] = [
  ...ofOne.flatMap((name) => [[3, 5], [17], [2, 3, 4]].map((shape) => calledWith(name, shape))),
  ...ofTwo.flatMap((name) => pairs.map((shapes) => calledWith(name, ...shapes))),
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
