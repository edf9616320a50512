import type { Random } from './random';
import type { Shape } from './shape';
import type { Tensor } from './tensor';

/** Draws the starting numbers of one weight. */
export type Initialiser = (random: Random, shape: Shape) => Tensor;
