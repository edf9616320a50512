import type { Tensor } from '../tensor/tensor';

/** Some examples: inputs and their targets. The first axis of both counts the examples. */
export interface Batch {
  readonly inputs: Tensor;
  readonly targets: Tensor;
}

/** All examples, with a name. */
export interface Dataset extends Batch {
  readonly name: string;
  /** What the class numbers in `targets` mean. */
  readonly classNames?: readonly string[];
}
