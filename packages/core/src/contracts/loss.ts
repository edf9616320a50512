import type { Tensor } from '../tensor/tensor';

/** A loss function: one number (0-d) that says how wrong a batch of predictions is. */
export type Loss = (prediction: Tensor, targets: Tensor) => Tensor;
