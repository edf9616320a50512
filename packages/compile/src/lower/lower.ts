import type { DType, Shape, Tensor } from '@gd/core';
import { promote } from '@gd/core/extend';
import type { Builder } from '../graph/builder';
import type { MapOp, Node } from '../graph/node';
import { lowerImages } from './lowerImages';
import { lowerMovements } from './lowerMovements';
import { lowerReductions } from './lowerReductions';

/** Everything that is known about an operation when it is met in a trace. */
export interface LoweringContext {
  readonly builder: Builder;
  readonly name: string;
  readonly inputs: readonly Node[];
  readonly options: unknown;
  readonly shape: Shape;
  readonly dtype: DType;
}

/** Writes an operation in primitives. */
export type Lowering = (met: LoweringContext) => Node;

const cast = ({ builder, inputs }: LoweringContext, dtype: DType): Node[] => inputs.map((x) => builder.cast(x, dtype));

/** Element by element, in the dtype of the output. */
const plain =
  (op: MapOp): Lowering =>
  (met) =>
    met.builder.map(op, cast(met, met.dtype), met.shape, met.dtype);

/** What is whole already stays as it is. */
const rounding =
  (op: MapOp): Lowering =>
  (met) =>
    met.dtype === 'float32' || met.dtype === 'float64' ? plain(op)(met) : cast(met, met.dtype)[0]!;

/** A question about pairs, asked in the dtype that both share. */
const comparison =
  (op: MapOp): Lowering =>
  (met) =>
    met.builder.map(op, cast(met, promote(met.name, met.inputs as unknown as readonly Tensor[])), met.shape, 'bool');

const logical =
  (op: MapOp): Lowering =>
  (met) =>
    met.builder.map(op, cast(met, 'bool'), met.shape, 'bool');

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
        'erf',
      ] as const
    ).map((op) => [op, plain(op)]),
  ),
  ...Object.fromEntries((['floor', 'ceil', 'round'] as const).map((op) => [op, rounding(op)])),
  ...Object.fromEntries(
    (['equal', 'notEqual', 'greater', 'greaterEqual', 'less', 'lessEqual'] as const).map((op) => [op, comparison(op)]),
  ),
  ...lowerReductions,
  ...lowerMovements,
  logicalAnd: logical('and'),
  logicalOr: logical('or'),
  logicalNot: logical('not'),
  matmul(met) {
    const { builder, shape, dtype } = met;
    const batched = cast(met, dtype).map((x) => builder.broadcast(x, [...shape.slice(0, -2), ...x.shape.slice(-2)]));
    return builder.add(shape, dtype, batched, { kind: 'matmul' });
  },
  square: (met) => plain('mul')({ ...met, inputs: [...met.inputs, ...met.inputs] }),
  reciprocal: (met) => plain('div')({ ...met, inputs: [met.builder.number(1, met.dtype), ...met.inputs] }),
  where: ({ builder, inputs: [condition, a, b], shape, dtype }) =>
    builder.map(
      'where',
      [builder.cast(condition!, 'bool'), builder.cast(a!, dtype), builder.cast(b!, dtype)],
      shape,
      dtype,
    ),
  clamp(met) {
    const raised = plain('maximum')({ ...met, inputs: met.inputs.slice(0, 2) });
    return plain('minimum')({ ...met, inputs: [raised, met.inputs[2]!] });
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
  ...lowerImages,
};

/** The lowering of an operation of this name, if the compiler knows it. */
export function loweringOf(name: string): Lowering | undefined {
  return Object.hasOwn(lowerings, name) ? lowerings[name] : undefined;
}
