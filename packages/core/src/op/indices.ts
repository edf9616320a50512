import type { Tensor } from '../tensor/tensor';

/** Throws unless a tensor has the dtype of indices. */
export function checkIndices(name: string, indices: Tensor): void {
  if (indices.dtype !== 'int32') {
    throw new TypeError(`${name}: indices of ${indices.dtype} — indices are int32; cast them?`);
  }
}

/** Throws unless an index is in range. */
export function checkIndex(name: string, index: number, size: number): void {
  if (index < 0 || index >= size) {
    throw new RangeError(`${name}: index ${index} — indices go from 0 to ${size - 1}`);
  }
}
