import type { TypedArray } from './dtype';
import { allocate } from './dtype';
import type { Shape } from './shape';
import { sizeOf, stridesOf } from './shape';
import { broadcastStrides, copyStrided } from './strided';
import type { Tensor } from './tensor';

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
  copyStrided(
    { data: out, start: 0, strides: stridesOf(shape) },
    { data: x.data, start: 0, strides: broadcastStrides(x.shape, shape) },
    shape,
  );
}
