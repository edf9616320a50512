import type { Lowering } from './lower';

const context: Lowering = ({ inputs: [x] }) => x!;

/** The operations that move numbers or pick among them, in primitives. */
export const lowerMovements: Readonly<Record<string, Lowering>> = {
  input: context,
  stopGradient: context,
  cast: ({ builder, inputs: [x], dtype }) => builder.cast(x!, dtype),
  reshape: ({ builder, inputs: [x], shape }) => builder.reshape(x!, shape),
  broadcastTo: ({ builder, inputs: [x], shape }) => builder.broadcast(x!, shape),
  transpose: ({ builder, inputs: [x], options }) =>
    builder.view(x!, { name: 'permute', axes: options as readonly number[] }),
  slice: ({ builder, inputs: [x], options, shape }) =>
    builder.view(x!, { name: 'slice', start: (options as { start: readonly number[] }).start, shape }),
  flip: ({ builder, inputs: [x], options }) => builder.view(x!, { name: 'flip', axes: options as readonly number[] }),
  oneHot({ builder, inputs: [indices], options, shape, dtype }) {
    const count = options as number;
    const classes = builder.constantOf(Int32Array.from(Array(count).keys()), [count], 'int32');
    const column = builder.reshape(indices!, [...indices!.shape, 1]);
    return builder.cast(builder.map('equal', [column, classes], shape, 'bool'), dtype);
  },
  pad({ builder, inputs: [x], options, shape }) {
    const { widths, value } = options as { widths: readonly (readonly [number, number])[]; value: number };
    return builder.assemble([x!], [widths.map(([before]) => before)], shape, value);
  },
  concat({ builder, inputs, options, shape, dtype }) {
    let next = 0;
    const starts = inputs.map((x) => {
      const start = shape.map((_, axis) => (axis === options ? next : 0));
      next += x.shape[options as number]!;
      return start;
    });
    const parts = inputs.map((x) => builder.cast(x, dtype));
    return builder.assemble(parts, starts, shape, 0);
  },
  gather: ({ builder, inputs, options, shape, dtype }) =>
    builder.add(shape, dtype, inputs, { kind: 'gather', axis: options as number }),
  scatterAdd: ({ builder, inputs, options, shape, dtype }) =>
    builder.add(shape, dtype, inputs, { kind: 'scatter', axis: (options as { axis: number }).axis }),
};
