import type { Lowering, Lowerings } from './lowering';
import { castInputs } from './lowering';

const unchanged: Lowering = ({ inputs: [x] }) => x!;

/** The lowerings of operations that reorder or select elements, and of matrix products. */
export const lowerMovements: Lowerings<
  | 'broadcastTo'
  | 'cast'
  | 'concat'
  | 'flip'
  | 'gather'
  | 'input'
  | 'matmul'
  | 'oneHot'
  | 'pad'
  | 'reshape'
  | 'scatterAdd'
  | 'slice'
  | 'stopGradient'
  | 'transpose'
> = {
  input: unchanged,
  stopGradient: unchanged,
  cast: ({ builder, inputs: [x], dtype }) => builder.cast(x!, dtype),
  reshape: ({ builder, inputs: [x], shape }) => builder.reshape(x!, shape),
  broadcastTo: ({ builder, inputs: [x], shape }) => builder.broadcast(x!, shape),
  transpose: ({ builder, inputs: [x], options: axes }) => builder.view(x!, { name: 'permute', axes }),
  slice: ({ builder, inputs: [x], options: { start }, shape }) => builder.view(x!, { name: 'slice', start, shape }),
  flip: ({ builder, inputs: [x], options: axes }) => builder.view(x!, { name: 'flip', axes }),
  oneHot({ builder, inputs: [indices], options: count, shape, dtype }) {
    const classes = builder.constantOf(Int32Array.from(Array(count).keys()), [count], 'int32');
    const column = builder.reshape(indices!, [...indices!.shape, 1]);
    return builder.cast(builder.map('equal', [column, classes], shape, 'bool'), dtype);
  },
  pad({ builder, inputs: [x], options: { widths, value }, shape }) {
    return builder.assemble([x!], [widths.map(([before]) => before)], shape, value);
  },
  concat({ builder, inputs, options: along, shape, dtype }) {
    let next = 0;
    const starts = inputs.map((x) => {
      const start = shape.map((_, axis) => (axis === along ? next : 0));
      next += x.shape[along]!;
      return start;
    });
    const parts = inputs.map((x) => builder.cast(x, dtype));
    return builder.assemble(parts, starts, shape, 0);
  },
  gather: ({ builder, inputs, options: axis, shape, dtype }) =>
    builder.add(shape, dtype, inputs, { kind: 'gather', axis }),
  scatterAdd: ({ builder, inputs, options: { axis }, shape, dtype }) =>
    builder.add(shape, dtype, [builder.cast(inputs[0]!, dtype), inputs[1]!], { kind: 'scatter', axis }),
  matmul(call) {
    const { builder, shape, dtype } = call;
    const batched = castInputs(call, dtype).map((x) =>
      builder.broadcast(x, [...shape.slice(0, -2), ...x.shape.slice(-2)]),
    );
    return builder.add(shape, dtype, batched, { kind: 'matmul' });
  },
};
