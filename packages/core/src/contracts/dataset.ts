import type { Tensor } from '../tensor/tensor';

/** Some examples and what should be answered to them; the first axis of both counts the examples. */
export interface Batch {
  readonly inputs: Tensor;
  readonly targets: Tensor;
}

/** All the examples there are, with a name. */
export interface Dataset extends Batch {
  readonly name: string;
  /** What the class numbers in `targets` stand for. */
  readonly classNames?: readonly string[];
}
