import type { ForwardContext, Tensor, Weights } from '@gd/core';
import { stopGradient } from '@gd/core';
import { sameShape } from '@gd/core/extend';

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
      if (buffer?.dtype !== value.dtype || !sameShape(buffer.shape, value.shape)) {
        throw new RangeError(`setBuffer: "${name}" — init answers with no buffer of this name, dtype and shape`);
      }
      next[name] = stopGradient(value);
    },
  };
}
