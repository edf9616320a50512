import type { Tensor } from '../tensor/tensor';

/** A batch of examples: inputs and their targets. The first axis of both counts the examples. */
export interface Batch {
  readonly inputs: Tensor;
  readonly targets: Tensor;
}

/** A named set of examples. */
export interface Dataset extends Batch {
  readonly name: string;
  /** The name of each class number in `targets`. */
  readonly classNames?: readonly string[];
}
