import type { Random } from '../random/random';
import type { Shape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';

/** Draws the starting numbers of one weight. */
export type Initialiser = (random: Random, shape: Shape) => Tensor;
