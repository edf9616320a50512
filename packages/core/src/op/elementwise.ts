import type { DType, TypedArray } from '../tensor/dtype';
import { isFloat } from '../tensor/dtype';
import type { Shape } from '../tensor/shape';
import { broadcastShapes } from '../tensor/shape';
import { broadcastData, broadcastStrides } from '../tensor/strided';
import type { Tensor } from '../tensor/tensor';
import type { Applied, Op } from './op';
import { promote } from './op';
import type { PlainOpName } from './token';
import { tokenOf } from './token';

type One = readonly [Tensor];
type Two = readonly [Tensor, Tensor];
type Gradient<Inputs extends readonly Tensor[]> = (grad: Tensor, at: Applied<Inputs, undefined>) => Tensor | null;

/**
 * Computes `out` from index `start` to `end`. The operands are read from `atA` and `atB` on, in steps of 1, or in steps
 * of 0 for a single number.
 */
type BinaryLoop = (
  out: TypedArray,
  start: number,
  end: number,
  a: TypedArray,
  atA: number,
  stepA: number,
  b: TypedArray,
  atB: number,
  stepB: number,
) => void;

/** The dtype itself if it is a float, else float32. */
export function floatOf(dtype: DType): DType {
  return isFloat(dtype) ? dtype : 'float32';
}

/** The dtype itself if it is numeric; int32 for bool. */
export function numberOf(dtype: DType): DType {
  return dtype === 'bool' ? 'int32' : dtype;
}

/**
 * An element-wise operation on one tensor. The caller writes the loop, so that the engine compiles each one separately.
 */
export function unary(
  name: PlainOpName,
  forward: (out: TypedArray, x: TypedArray) => void,
  backward: Gradient<One> | undefined,
  dtypeOf: (given: DType) => DType = floatOf,
): Op<One> {
  return {
    name,
    token: tokenOf(name),
    shape: (inputs) => inputs[0].shape,
    dtype: (inputs) => dtypeOf(inputs[0].dtype),
    forward: (out, inputs) => forward(out, inputs[0].data),
    backward,
  };
}

/** An element-wise operation on two tensors, which broadcast. */
export function binary(
  name: PlainOpName,
  loop: BinaryLoop,
  grads: readonly [Gradient<Two>, Gradient<Two>] | undefined,
  dtypeOf: (promoted: DType) => DType = numberOf,
): Op<Two> {
  return {
    name,
    token: tokenOf(name),
    shape: (inputs) => broadcastShapes(name, inputs[0].shape, inputs[1].shape),
    dtype: (inputs) => dtypeOf(promote(name, inputs)),
    forward: (out, inputs) => eachPair(out, inputs[0], inputs[0].data, inputs[1], inputs[1].data, loop),
    backward: grads && ((grad, at, index) => grads[index as 0 | 1](grad, at)),
  };
}

/**
 * An element-wise comparison of two tensors: true or false, without a gradient. A single float64 number is first
 * rounded to float32 when it is compared with float32, so that 0.1 equals 0.1.
 */
export function comparison(name: PlainOpName, loop: BinaryLoop): Op<Two> {
  return {
    ...binary(name, loop, undefined),
    dtype(inputs) {
      promote(name, inputs);
      return 'bool';
    },
    forward(out, inputs) {
      const isRounded = promote(name, inputs) === 'float32';
      const numbers = ({ dtype, data }: Tensor): TypedArray =>
        isRounded && dtype === 'float64' ? Float32Array.from(data) : data;
      eachPair(out, inputs[0], numbers(inputs[0]), inputs[1], numbers(inputs[1]), loop);
    },
  };
}

function eachPair(out: TypedArray, a: Tensor, dataA: TypedArray, b: Tensor, dataB: TypedArray, loop: BinaryLoop): void {
  const size = out.length;
  // equal counts mean equal shapes except for axes of size 1, which do not change the order
  const plainA = dataA.length === size;
  const plainB = dataB.length === size;
  if ((plainA || dataA.length === 1) && (plainB || dataB.length === 1)) {
    loop(out, 0, size, dataA, 0, plainA ? 1 : 0, dataB, 0, plainB ? 1 : 0);
  } else if (plainA && b.shape.length === 1 && dataB.length === a.shape.at(-1)) {
    for (let i = 0; i < size; i += dataB.length) loop(out, i, i + dataB.length, dataA, i, 1, dataB, 0, 1);
  } else if (size > 0) eachRow(out, a, dataA, b, dataB, loop);
}

/**
 * Computes row by row of the broadcast shape, so that nothing is copied. The most frequent broadcast, a bias added to
 * every row, has its own loop above.
 */
function eachRow(out: TypedArray, a: Tensor, dataA: TypedArray, b: Tensor, dataB: TypedArray, loop: BinaryLoop): void {
  const shape: Shape = broadcastShapes('', a.shape, b.shape);
  const stridesA = broadcastStrides(a.shape, shape);
  const stridesB = broadcastStrides(b.shape, shape);
  const last = shape.length - 1;
  const row = shape[last]!;
  const index = new Array<number>(last).fill(0);
  let atA = 0;
  let atB = 0;
  for (let start = 0; start < out.length; start += row) {
    loop(out, start, start + row, dataA, atA, stridesA[last]!, dataB, atB, stridesB[last]!);
    for (let axis = last - 1; axis >= 0; axis--) {
      atA += stridesA[axis]!;
      atB += stridesB[axis]!;
      if (++index[axis]! < shape[axis]!) break;
      atA -= stridesA[axis]! * shape[axis]!;
      atB -= stridesB[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
}

type Three = readonly [Tensor, Tensor, Tensor];

/** An element-wise operation on three tensors, which broadcast; a step of 0 means a single number. */
export function ternary(
  name: PlainOpName,
  loop: (
    out: TypedArray,
    a: TypedArray,
    stepA: number,
    b: TypedArray,
    stepB: number,
    c: TypedArray,
    stepC: number,
  ) => void,
  grads: readonly ((grad: Tensor, at: Applied<Three, undefined>) => Tensor | null)[],
  dtype: (inputs: Three) => DType,
): Op<Three> {
  const shape = (inputs: Three) =>
    broadcastShapes(name, broadcastShapes(name, inputs[0].shape, inputs[1].shape), inputs[2].shape);
  return {
    name,
    token: tokenOf(name),
    shape,
    dtype,
    forward(out, inputs) {
      const [a, b, c] = inputs.map(({ data }, i) =>
        data.length === 1 || data.length === out.length ? data : broadcastData(inputs[i]!, shape(inputs)),
      );
      const step = (data: TypedArray): number => (data.length === 1 ? 0 : 1);
      loop(out, a!, step(a!), b!, step(b!), c!, step(c!));
    },
    backward: (grad, at, index) => grads[index]!(grad, at),
  };
}
