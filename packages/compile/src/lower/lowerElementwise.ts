import type { Tensor } from '@gd/core';
import type { OpOptions } from '@gd/core/extend';
import { promote } from '@gd/core/extend';
import type { MapOp, Node } from '../graph/node';
import type { Lowering, Lowerings } from './lowering';
import { castInputs } from './lowering';

/** Element by element, in the dtype of the output. */
const plain =
  (op: MapOp): Lowering =>
  (call) =>
    call.builder.map(op, castInputs(call, call.dtype), call.shape, call.dtype);

/** Whole numbers are round already. */
const rounding =
  (op: MapOp): Lowering =>
  (call) =>
    call.dtype === 'float32' || call.dtype === 'float64' ? plain(op)(call) : castInputs(call, call.dtype)[0]!;

/** A comparison of pairs, in the dtype that both share. */
const comparison =
  (op: MapOp): Lowering =>
  (call) => {
    const shared = promote(call.name, call.inputs as unknown as readonly Tensor[]);
    return call.builder.map(op, castInputs(call, shared), call.shape, 'bool');
  };

const logical =
  (op: MapOp): Lowering =>
  (call) =>
    call.builder.map(op, castInputs(call, 'bool'), call.shape, 'bool');

/** The lowerings of element-wise operations. */
export const lowerElementwise = {
  abs: plain('abs'),
  add: plain('add'),
  ceil: rounding('ceil'),
  clamp(call) {
    const raised = plain('maximum')({ ...call, inputs: call.inputs.slice(0, 2) });
    return plain('minimum')({ ...call, inputs: [raised, call.inputs[2]!] });
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
  reciprocal: (call) => plain('div')({ ...call, inputs: [call.builder.number(1, call.dtype), ...call.inputs] }),
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
  square: (call) => plain('mul')({ ...call, inputs: [...call.inputs, ...call.inputs] }),
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
