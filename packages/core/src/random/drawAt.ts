import type { Op } from '../op/op';
import { apply } from '../op/op';
import { tokenOf } from '../op/token';
import type { Tensor } from '../tensor/tensor';
import { deriveKey } from './deriveKey';
import type { Drawing } from './drawing';
import { draw, positionOf, streamAt } from './random';

type Stream = readonly [Tensor];

const positionShape = [4];

const drawn: Op<Stream, Drawing> = {
  name: 'random',
  token: tokenOf('random'),
  shape: (_, { shape }) => shape,
  dtype: (_, { dtype }) => dtype,
  forward: (out, [position], drawing) => out.set(draw(streamAt(position.data), drawing).data),
};

const skipped: Op<Stream, Drawing> = {
  name: 'randomSkip',
  token: tokenOf('randomSkip'),
  shape: () => positionShape,
  dtype: () => 'int32',
  forward(out, [position], drawing) {
    const stream = streamAt(position.data);
    draw(stream, drawing);
    out.set(positionOf(stream)!);
  },
};

const split: Op<Stream, string | number> = {
  name: 'randomSplit',
  token: tokenOf('randomSplit'),
  shape: () => positionShape,
  dtype: () => 'int32',
  forward: (out, [{ data }], name) => out.set(deriveKey(data[0]!, data[1]!, name)),
};

/**
 * Draws what a stream at this position would draw. The position is an int32 tensor of 4: the key, and how many numbers
 * have been drawn.
 */
export function drawAt(position: Tensor, drawing: Drawing): Tensor {
  return apply(drawn, [position], drawing);
}

/** The position of a stream after this drawing. */
export function skipAt(position: Tensor, drawing: Drawing): Tensor {
  return apply(skipped, [position], drawing);
}

/** The position of the unused child with this name, of a stream at this position. */
export function splitAt(position: Tensor, name: string | number): Tensor {
  return apply(split, [position], name);
}
