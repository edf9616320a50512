import type { DType, TypedArray } from './dtype';
import { allocate, isFloat } from './dtype';
import type { Applied, Op } from './op';
import { promote } from './op';
import type { Shape } from './shape';
import { broadcastShapes, sameShape, sizeOf, stridesOf } from './shape';
import type { Tensor } from './tensor';

type Slope<Inputs extends readonly Tensor[], Options = undefined> = (
  slope: Tensor,
  at: Applied<Inputs, Options>,
) => Tensor | null;

/** Float in, float out; whole numbers become float32. */
export function floatDType([x]: readonly [Tensor]): DType {
  return isFloat(x.dtype) ? x.dtype : 'float32';
}

/**
 * An operation on every element by itself. The loop is written out by the caller, so that the engine can compile each
 * operation's loop for itself.
 */
export function unary<Options = undefined>(
  name: string,
  forward: (out: TypedArray, x: TypedArray, options: Options) => void,
  backward: Slope<readonly [Tensor], Options> | undefined,
  dtype: (inputs: readonly [Tensor], options: Options) => DType = floatDType,
): Op<readonly [Tensor], Options> {
  return {
    name,
    shape: ([x]) => x.shape,
    dtype,
    forward: (out, [x], options) => forward(out, x.data, options),
    backward,
  };
}

/**
 * An operation on pairs of elements, stretched over one another. The caller's loop reads `a[i * stepA]` and
 * `b[i * stepB]`, where a step of 0 means one number for all.
 */
export function binary(
  name: string,
  forward: (out: TypedArray, a: TypedArray, b: TypedArray, stepA: number, stepB: number) => void,
  slopes: readonly [Slope<readonly [Tensor, Tensor]>, Slope<readonly [Tensor, Tensor]>] | undefined,
  dtype: (inputs: readonly [Tensor, Tensor]) => DType = (inputs) => promote(name, inputs),
): Op<readonly [Tensor, Tensor]> {
  return {
    name,
    shape: ([a, b]) => broadcastShapes(name, a.shape, b.shape),
    dtype,
    forward(out, [a, b]) {
      if (sameShape(a.shape, b.shape)) return forward(out, a.data, b.data, 1, 1);
      if (b.data.length === 1 && a.data.length === out.length) return forward(out, a.data, b.data, 1, 0);
      if (a.data.length === 1 && b.data.length === out.length) return forward(out, a.data, b.data, 0, 1);
      const shape = broadcastShapes(name, a.shape, b.shape);
      forward(out, stretch(a, shape), stretch(b, shape), 1, 1);
    },
    backward: slopes && ((slope, at, index) => slopes[index as 0 | 1](slope, at)),
  };
}

/** A tensor's numbers repeated along every axis in which the wider shape is longer. */
export function stretch(x: Tensor, shape: Shape): TypedArray {
  const size = sizeOf(shape);
  if (x.data.length === size) return x.data;
  const out = allocate(x.dtype, size);
  stretchInto(out, x, shape);
  return out;
}

/** As `stretch`, into an array that is already there. */
export function stretchInto(out: TypedArray, x: Tensor, shape: Shape): void {
  const rank = shape.length;
  const own = stridesOf(x.shape);
  const strides = shape.map((_, axis) => {
    const axisOfX = axis - rank + x.shape.length;
    return axisOfX < 0 || x.shape[axisOfX] === 1 ? 0 : own[axisOfX]!;
  });
  if (out.length === 0) return;
  if (rank === 0) {
    out[0] = x.data[0]!;
    return;
  }
  const index = new Array<number>(rank).fill(0);
  const lastSize = shape[rank - 1]!;
  const lastStride = strides[rank - 1]!;
  let from = 0;
  for (let row = 0; row < out.length; row += lastSize) {
    for (let i = 0; i < lastSize; i++) out[row + i] = x.data[from + i * lastStride]!;
    for (let axis = rank - 2; axis >= 0; axis--) {
      from += strides[axis]!;
      if (++index[axis]! < shape[axis]!) break;
      from -= strides[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
}
