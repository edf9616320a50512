import type { ForwardContext, Tensor, Weights } from '@gd/core';
import { stopGradient } from '@gd/core';
import { formatShape, sameShape } from '@gd/core/extend';

/**
 * Collects the buffers that layers set in one forward pass.
 *
 * throws  when a layer sets a buffer that is not there, or one of another shape or dtype
 */
export function collectBuffers(buffers: Weights): {
  readonly setBuffer: NonNullable<ForwardContext['setBuffer']>;
  readonly next: Weights;
} {
  const next: Record<string, Tensor> = { ...buffers };
  return {
    next,
    setBuffer(name, value) {
      const buffer = buffers[name];
      if (buffer === undefined) {
        throw new RangeError(
          `setBuffer: ${JSON.stringify(name)} is not among the buffers — a layer's init answers with the first value of each`,
        );
      }
      if (buffer.dtype !== value.dtype || !sameShape(buffer.shape, value.shape)) {
        throw new RangeError(
          `setBuffer: ${JSON.stringify(name)} as ${value.dtype}${formatShape(value.shape)} — the buffer is ${buffer.dtype}${formatShape(buffer.shape)}; it keeps shape and dtype`,
        );
      }
      next[name] = stopGradient(value);
    },
  };
}
