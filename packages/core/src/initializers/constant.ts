import { sizeOf } from '../tensor/shape';
import { tensor } from '../tensor/tensor';
import type { Initializer } from './initializer';

/**
 * An initializer that starts every number at the same value: right for a bias, wrong for a kernel, whose units would
 * stay equal forever.
 */
export function constant(value: number): Initializer {
  return (_, shape) => tensor(new Float32Array(sizeOf(shape)).fill(value), { shape });
}
