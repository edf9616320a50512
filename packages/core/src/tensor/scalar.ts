import type { Tensor } from './tensor';
import { DenseTensor } from './tensor';

/** The one shape of all single numbers: the same list is quicker to recognize. */
const single: readonly number[] = [];

/** A number as a 0-d float64 tensor, which is how options and step numbers reach an optimizer. */
export function scalar(value: number): Tensor {
  return new DenseTensor(single, 'float64', Float64Array.of(value));
}
