import type { OpOptions } from '@gd/core/extend';
import type { Builder } from '../graph/builder';
import type { MapOp, Node } from '../graph/node';
import type { Lowering, LoweringContext, Lowerings } from './lowering';

const reduction =
  (op: 'sum' | 'max' | 'min' | 'argMax' | 'argMin'): Lowering<OpOptions['sum']> =>
  ({ builder, inputs: [x], options: { axes, keepDims }, dtype }) =>
    builder.reduce(op, op.startsWith('arg') ? x! : builder.cast(x!, dtype), axes, keepDims);

/** An element-wise node in the shape and dtype of the first input. */
const map = (builder: Builder, op: MapOp, ...nodes: readonly [Node, ...Node[]]): Node =>
  builder.map(op, nodes, nodes[0].shape, nodes[0].dtype);

/** The parts of a softmax: the numbers minus their maximum, the exponentials, and their sums. */
function exponentials({ builder, inputs: [x], options: axis, dtype }: LoweringContext<number>): {
  shifted: Node;
  powers: Node;
  total: Node;
} {
  const axes = [axis];
  const float = builder.cast(x!, dtype);
  const shifted = map(builder, 'sub', float, builder.reduce('max', float, axes, true));
  const powers = map(builder, 'exp', shifted);
  return { shifted, powers, total: builder.reduce('sum', powers, axes, true) };
}

/** The lowerings of reductions, and of the softmax family. */
export const lowerReductions: Lowerings<
  'argMax' | 'argMin' | 'logSoftmax' | 'logSumExp' | 'max' | 'min' | 'softmax' | 'sum'
> = {
  argMax: reduction('argMax'),
  argMin: reduction('argMin'),
  max: reduction('max'),
  min: reduction('min'),
  sum: reduction('sum'),
  softmax(call) {
    const { powers, total } = exponentials(call);
    return map(call.builder, 'div', powers, total);
  },
  logSoftmax(call) {
    const { shifted, total } = exponentials(call);
    return map(call.builder, 'sub', shifted, map(call.builder, 'log', total));
  },
  logSumExp({ builder, inputs: [x], options: axis, shape, dtype }) {
    const axes = [axis];
    const float = builder.cast(x!, dtype);
    const largest = builder.reduce('max', float, axes, true);
    const endless = builder.number(Number.POSITIVE_INFINITY, dtype);
    const infinite = builder.map('equal', [map(builder, 'abs', largest), endless], largest.shape, 'bool');
    const shift = builder.map('where', [infinite, builder.number(0, dtype), largest], largest.shape, dtype);
    const total = builder.reduce('sum', map(builder, 'exp', map(builder, 'sub', float, shift)), axes, true);
    return builder.reshape(map(builder, 'add', shift, map(builder, 'log', total)), shape);
  },
};
