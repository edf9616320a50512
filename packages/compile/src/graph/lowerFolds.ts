import type { DType } from '@gd/core';
import type { Lowering, Met } from './lower';
import type { MapOp, Node } from './node';

interface Reduction {
  readonly axes: readonly number[];
  readonly keepDims: boolean;
}

const fold =
  (op: 'sum' | 'max' | 'min' | 'argMax' | 'argMin' | 'prod'): Lowering =>
  ({ builder, inputs: [x], options, dtype }) => {
    const { axes, keepDims } = options as Reduction;
    return builder.fold(op, op.startsWith('arg') ? x! : builder.cast(x!, dtype), axes, keepDims);
  };

/** The parts of a softmax: numbers less their largest, their exponentials, the sums of these. */
function exponentials({ builder, inputs: [x], options, dtype }: Met): { shifted: Node; powers: Node; total: Node } {
  const axes = [options as number];
  const float = builder.cast(x!, dtype);
  const largest = builder.fold('max', float, axes, true);
  const shifted = builder.map('sub', [float, largest], float.shape, dtype);
  const powers = builder.map('exp', [shifted], float.shape, dtype);
  return { shifted, powers, total: builder.fold('sum', powers, axes, true) };
}

/** The operations that fold axes away, in primitives. */
export const lowerFolds: Readonly<Record<string, Lowering>> = {
  ...Object.fromEntries((['sum', 'max', 'min', 'argMax', 'argMin', 'prod'] as const).map((op) => [op, fold(op)])),
  softmax(met) {
    const { powers, total } = exponentials(met);
    return met.builder.map('div', [powers, total], met.shape, met.dtype);
  },
  logSoftmax(met) {
    const { shifted, total } = exponentials(met);
    const log = met.builder.map('log', [total], total.shape, met.dtype);
    return met.builder.map('sub', [shifted, log], met.shape, met.dtype);
  },
  logSumExp({ builder, inputs: [x], options, shape, dtype }) {
    const axes = [options as number];
    const float = builder.cast(x!, dtype);
    const one = (op: MapOp, nodes: Node[], out: DType = dtype, at = float.shape): Node =>
      builder.map(op, nodes, at, out);
    const largest = builder.fold('max', float, axes, true);
    const size = one('abs', [largest], dtype, largest.shape);
    const infinite = one('equal', [size, builder.number(Number.POSITIVE_INFINITY, dtype)], 'bool', largest.shape);
    const shift = one('where', [infinite, builder.number(0, dtype), largest], dtype, largest.shape);
    const total = builder.fold('sum', one('exp', [one('sub', [float, shift])]), axes, true);
    return builder.reshape(one('add', [shift, one('log', [total], dtype, total.shape)], dtype, total.shape), shape);
  },
};
