import type { Tensor } from '../tensor/tensor';

/**
 * Trainable tensors by name, like `"0.dense/kernel"`: what an optimizer changes. Gradients and updates have the same
 * names.
 */
export type Weights = Readonly<Record<string, Tensor>>;
