import { scalarShape } from './shape';
import type { Tensor } from './tensor';
import { DenseTensor } from './tensor';

/** A number as a 0-d float64 tensor: how options and step numbers reach an optimizer. */
export function scalar(value: number): Tensor {
  return new DenseTensor(scalarShape, 'float64', Float64Array.of(value));
}
