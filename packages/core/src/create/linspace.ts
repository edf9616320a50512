import { check } from '../check/check';
import { checkShape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { tensor } from '../tensor/tensor';

/**
 * A given count of evenly spaced numbers from `start` to `stop`, both included.
 *
 *     outᵢ = start + (stop − start) · i / (count − 1)
 *
 * shape     [count], float32
 * throws    when the count is not a whole number of at least 1
 */
export function linspace(start: number, stop: number, count: number): Tensor {
  for (const [what, value] of Object.entries({ start, stop })) check(`linspace: ${what}`, value, '(-∞, ∞)');
  check('linspace: count', count, '1, 2, 3, …');
  checkShape('linspace', [count]);
  return tensor(
    Float32Array.from({ length: count }, (_, i) => (count > 1 ? start + ((stop - start) * i) / (count - 1) : start)),
  );
}
