import type { DType, Shape, Tensor } from '@gd/core';
import { promote } from '@gd/core';
import type { Builder } from './builder';
import { lowerImages } from './lowerImages';
import type { MapOp, Node } from './node';

/** Everything that is known about an operation when it is met in a trace. */
export interface Met {
  readonly builder: Builder;
  readonly name: string;
  readonly inputs: readonly Node[];
  readonly options: unknown;
  readonly shape: Shape;
  readonly dtype: DType;
}

/** Writes an operation in primitives. */
export type Lowering = (met: Met) => Node;

/** Element by element, in the dtype of the output. */
const plain =
  (op: MapOp): Lowering =>
  ({ builder, inputs, shape, dtype }) =>
    builder.map(
      op,
      inputs.map((x) => builder.cast(x, dtype)),
      shape,
      dtype,
    );

/** A question about pairs, asked in the dtype that both share. */
const comparison =
  (op: MapOp): Lowering =>
  ({ builder, name, inputs, shape }) => {
    const shared = promote(name, inputs as unknown as readonly Tensor[]);
    return builder.map(
      op,
      inputs.map((x) => builder.cast(x, shared)),
      shape,
      'bool',
    );
  };

const logical =
  (op: MapOp): Lowering =>
  ({ builder, inputs, shape }) =>
    builder.map(
      op,
      inputs.map((x) => builder.cast(x, 'bool')),
      shape,
      'bool',
    );

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

const pass: Lowering = ({ inputs: [x] }) => x!;

/** Every operation of the core by name, in primitives. */
const lowerings: Readonly<Record<string, Lowering>> = {
  ...Object.fromEntries(
    (
      [
        'add',
        'sub',
        'mul',
        'div',
        'pow',
        'maximum',
        'minimum',
        'neg',
        'abs',
        'sign',
        'exp',
        'expm1',
        'log',
        'log1p',
        'sqrt',
        'sin',
        'cos',
        'tanh',
        'sigmoid',
        'relu',
        'floor',
        'ceil',
        'round',
        'erf',
      ] as const
    ).map((op) => [op, plain(op)]),
  ),
  ...Object.fromEntries(
    (['equal', 'notEqual', 'greater', 'greaterEqual', 'less', 'lessEqual'] as const).map((op) => [op, comparison(op)]),
  ),
  ...Object.fromEntries((['sum', 'max', 'min', 'argMax', 'argMin', 'prod'] as const).map((op) => [op, fold(op)])),
  logicalAnd: logical('and'),
  logicalOr: logical('or'),
  logicalNot: logical('not'),
  input: pass,
  stopGradient: pass,
  cast: ({ builder, inputs: [x], dtype }) => builder.cast(x!, dtype),
  reshape: ({ builder, inputs: [x], shape }) => builder.reshape(x!, shape),
  broadcastTo: ({ builder, inputs: [x], shape }) => builder.broadcast(x!, shape),
  transpose: ({ builder, inputs: [x], options }) =>
    builder.view(x!, { name: 'permute', axes: options as readonly number[] }),
  slice: ({ builder, inputs: [x], options, shape }) =>
    builder.view(x!, { name: 'slice', start: (options as { start: readonly number[] }).start, shape }),
  flip: ({ builder, inputs: [x], options }) => builder.view(x!, { name: 'flip', axes: options as readonly number[] }),
  matmul: ({ builder, inputs, shape, dtype }) =>
    builder.add(
      shape,
      dtype,
      inputs.map((x) => builder.broadcast(builder.cast(x, dtype), [...shape.slice(0, -2), ...x.shape.slice(-2)])),
      { kind: 'matmul' },
    ),
  square: (met) => plain('mul')({ ...met, inputs: [met.inputs[0]!, met.inputs[0]!] }),
  reciprocal: (met) => plain('div')({ ...met, inputs: [met.builder.number(1, met.dtype), met.inputs[0]!] }),
  where: ({ builder, inputs: [condition, a, b], shape, dtype }) =>
    builder.map(
      'where',
      [builder.cast(condition!, 'bool'), builder.cast(a!, dtype), builder.cast(b!, dtype)],
      shape,
      dtype,
    ),
  clamp: (met) => {
    const {
      inputs: [x, low, high],
      shape,
    } = met;
    const raised = plain('maximum')({ ...met, inputs: [x!, low!] });
    return plain('minimum')({ ...met, inputs: [raised, high!], shape });
  },
  isNaN: ({ builder, inputs: [x], shape }) => builder.map('notEqual', [x!, x!], shape, 'bool'),
  isFinite: ({ builder, inputs: [x], shape }) => {
    const whole = x!.dtype === 'int32' || x!.dtype === 'bool';
    if (whole) return builder.map('equal', [x!, x!], shape, 'bool');
    const size = builder.map('abs', [x!], shape, x!.dtype);
    return builder.map('less', [size, builder.number(Number.POSITIVE_INFINITY, x!.dtype)], shape, 'bool');
  },
  softplus: ({ builder, inputs: [x], shape, dtype }) => {
    const float = builder.cast(x!, dtype);
    const one = (op: MapOp, ...nodes: Node[]): Node => builder.map(op, nodes, shape, dtype);
    return one('add', one('relu', float), one('log1p', one('exp', one('neg', one('abs', float)))));
  },
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
  oneHot({ builder, inputs: [indices], options, shape, dtype }) {
    const classes = builder.constantOf(
      Int32Array.from({ length: options as number }, (_, i) => i),
      [options as number],
      'int32',
    );
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
    return builder.assemble(
      inputs.map((x) => builder.cast(x, dtype)),
      starts,
      shape,
      0,
    );
  },
  gather: ({ builder, inputs, options, shape, dtype }) =>
    builder.add(shape, dtype, inputs, { kind: 'gather', axis: options as number }),
  scatterAdd: ({ builder, inputs, options, shape, dtype }) =>
    builder.add(shape, dtype, inputs, { kind: 'scatter', axis: (options as { axis: number }).axis }),
  ...lowerImages,
};

/** The lowering of an operation of this name, if the compiler knows it. */
export function loweringOf(name: string): Lowering | undefined {
  return Object.hasOwn(lowerings, name) ? lowerings[name] : undefined;
}
