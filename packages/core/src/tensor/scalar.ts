import { scalarShape } from './shape';
import type { Tensor } from './tensor';
import { DenseTensor } from './tensor';

/** Converts a number to a 0-d float64 tensor, as optimizers get their options and step number. */
export function scalar(value: number): Tensor {
  return new DenseTensor(scalarShape, 'float64', Float64Array.of(value));
}
