import { tensor } from '../tensor/tensor';
import type { Initializer } from './initializer';

/** Starts every number at the same value: right for a bias, wrong for a kernel, whose outputs would stay twins for ever. */
export function constant(value: number): Initializer {
  return (_, shape) => tensor(new Float32Array(shape.reduce((size, axis) => size * axis, 1)).fill(value), { shape });
}
