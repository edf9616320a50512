import type { Tensor } from '@gd/core';
import type { OpOptions } from '@gd/core/extend';
import { promote } from '@gd/core/extend';
import type { MapOp, Node } from '../graph/node';
import type { Lowering, Lowerings } from './lowering';
import { castInputs } from './lowering';

/** Element by element, in the dtype of the output. */
const plain =
  (op: MapOp): Lowering =>
  (met) =>
    met.builder.map(op, castInputs(met, met.dtype), met.shape, met.dtype);

/** Whole numbers are round already. */
const rounding =
  (op: MapOp): Lowering =>
  (met) =>
    met.dtype === 'float32' || met.dtype === 'float64' ? plain(op)(met) : castInputs(met, met.dtype)[0]!;

/** A question about pairs, asked in the dtype that both share. */
const comparison =
  (op: MapOp): Lowering =>
  (met) => {
    const shared = promote(met.name, met.inputs as unknown as readonly Tensor[]);
    return met.builder.map(op, castInputs(met, shared), met.shape, 'bool');
  };

const logical =
  (op: MapOp): Lowering =>
  (met) =>
    met.builder.map(op, castInputs(met, 'bool'), met.shape, 'bool');

/** The operations on every element by itself, in primitives. */
export const lowerElementwise = {
  abs: plain('abs'),
  add: plain('add'),
  ceil: rounding('ceil'),
  clamp(met) {
    const raised = plain('maximum')({ ...met, inputs: met.inputs.slice(0, 2) });
    return plain('minimum')({ ...met, inputs: [raised, met.inputs[2]!] });
  },
  cos: plain('cos'),
  div: plain('div'),
  equal: comparison('equal'),
  erf: plain('erf'),
  exp: plain('exp'),
  expm1: plain('expm1'),
  floor: rounding('floor'),
  greater: comparison('greater'),
  greaterEqual: comparison('greaterEqual'),
  isFinite: ({ builder, inputs: [x], shape }) => {
    const whole = x!.dtype === 'int32' || x!.dtype === 'bool';
    if (whole) return builder.map('equal', [x!, x!], shape, 'bool');
    const size = builder.map('abs', [x!], shape, x!.dtype);
    return builder.map('less', [size, builder.number(Number.POSITIVE_INFINITY, x!.dtype)], shape, 'bool');
  },
  isNaN: ({ builder, inputs: [x], shape }) => builder.map('notEqual', [x!, x!], shape, 'bool'),
  less: comparison('less'),
  lessEqual: comparison('lessEqual'),
  log: plain('log'),
  log1p: plain('log1p'),
  logicalAnd: logical('and'),
  logicalNot: logical('not'),
  logicalOr: logical('or'),
  maximum: plain('maximum'),
  minimum: plain('minimum'),
  mul: plain('mul'),
  neg: plain('neg'),
  notEqual: comparison('notEqual'),
  pow: plain('pow'),
  reciprocal: (met) => plain('div')({ ...met, inputs: [met.builder.number(1, met.dtype), ...met.inputs] }),
  relu: plain('relu'),
  round: rounding('round'),
  sigmoid: plain('sigmoid'),
  sign: plain('sign'),
  sin: plain('sin'),
  softplus: ({ builder, inputs: [x], shape, dtype }) => {
    const float = builder.cast(x!, dtype);
    const one = (op: MapOp, ...nodes: Node[]): Node => builder.map(op, nodes, shape, dtype);
    return one('add', one('relu', float), one('log1p', one('exp', one('neg', one('abs', float)))));
  },
  sqrt: plain('sqrt'),
  square: (met) => plain('mul')({ ...met, inputs: [...met.inputs, ...met.inputs] }),
  sub: plain('sub'),
  tanh: plain('tanh'),
  where: ({ builder, inputs: [condition, a, b], shape, dtype }) =>
    builder.map(
      'where',
      [builder.cast(condition!, 'bool'), builder.cast(a!, dtype), builder.cast(b!, dtype)],
      shape,
      dtype,
    ),
} satisfies Partial<Lowerings<keyof OpOptions>>;
