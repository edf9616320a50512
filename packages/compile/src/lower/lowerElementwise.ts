import type { Tensor } from '@gd/core';
import type { OpOptions } from '@gd/core/extend';
import { promote } from '@gd/core/extend';
import type { MapOp, Node } from '../graph/node';
import type { Lowering, Lowerings } from './lowering';
import { castInputs } from './lowering';

/** An element-wise lowering in the dtype of the output. */
const plain =
  (op: MapOp): Lowering =>
  (call) =>
    call.builder.map(op, castInputs(call, call.dtype), call.shape, call.dtype);

/** A rounding operation; whole numbers do not change. */
const rounding =
  (op: MapOp): Lowering =>
  (call) =>
    call.dtype === 'float32' || call.dtype === 'float64' ? plain(op)(call) : castInputs(call, call.dtype)[0]!;

/** A comparison of pairs, in the dtype that both promote to. */
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

/** The same lowering for several operations that have the names of scalar instructions. */
function each<Name extends MapOp>(names: readonly Name[], lower: (op: Name) => Lowering): Record<Name, Lowering> {
  return Object.fromEntries(names.map((name) => [name, lower(name)])) as Record<Name, Lowering>;
}

/** The lowerings of element-wise operations. */
export const lowerElementwise = {
  ...each(
    [
      'abs',
      'add',
      'cos',
      'div',
      'erf',
      'exp',
      'expm1',
      'log',
      'log1p',
      'maximum',
      'minimum',
      'mul',
      'neg',
      'pow',
      'relu',
      'sigmoid',
      'sign',
      'sin',
      'sqrt',
      'sub',
      'tanh',
    ],
    plain,
  ),
  ...each(['ceil', 'floor', 'round'], rounding),
  ...each(['equal', 'greater', 'greaterEqual', 'less', 'lessEqual', 'notEqual'], comparison),
  clamp(call) {
    const raised = plain('maximum')({ ...call, inputs: call.inputs.slice(0, 2) });
    return plain('minimum')({ ...call, inputs: [raised, call.inputs[2]!] });
  },
  isFinite: ({ builder, inputs: [x], shape }) => {
    const whole = x!.dtype === 'int32' || x!.dtype === 'bool';
    if (whole) return builder.map('equal', [x!, x!], shape, 'bool');
    const size = builder.map('abs', [x!], shape, x!.dtype);
    return builder.map('less', [size, builder.number(Number.POSITIVE_INFINITY, x!.dtype)], shape, 'bool');
  },
  isNaN: ({ builder, inputs: [x], shape }) => builder.map('notEqual', [x!, x!], shape, 'bool'),
  logicalAnd: logical('and'),
  logicalNot: logical('not'),
  logicalOr: logical('or'),
  reciprocal: (call) => plain('div')({ ...call, inputs: [call.builder.number(1, call.dtype), ...call.inputs] }),
  softplus: ({ builder, inputs: [x], shape, dtype }) => {
    const float = builder.cast(x!, dtype);
    const one = (op: MapOp, ...nodes: Node[]): Node => builder.map(op, nodes, shape, dtype);
    return one('add', one('relu', float), one('log1p', one('exp', one('neg', one('abs', float)))));
  },
  square: (call) => plain('mul')({ ...call, inputs: [...call.inputs, ...call.inputs] }),
  where: ({ builder, inputs: [condition, a, b], shape, dtype }) =>
    builder.map(
      'where',
      [builder.cast(condition!, 'bool'), builder.cast(a!, dtype), builder.cast(b!, dtype)],
      shape,
      dtype,
    ),
} satisfies Partial<Lowerings<keyof OpOptions>>;
