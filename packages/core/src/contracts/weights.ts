import type { Tensor } from '../tensor/tensor';

/** Named tensors, like `"0.dense/kernel"`: the knobs of a model. Gradients and moves have the same names. */
export type Weights = Readonly<Record<string, Tensor>>;
