import type { Kernel, Leaf } from '../graph/kernel';
import type { Node } from '../graph/node';
import type { hostScalars } from '../hostScalars';

/** What the passes ask about the machine that a plan is made for. */
export interface BackendFacts {
  /** Every tensor begins at a multiple of so many bytes; what lies between one and the next may be written over. */
  readonly alignment: number;
  /** How it does without float64: `hostScalars`; absent where it computes in float64. */
  readonly withoutFloat64?: typeof hostScalars;
  /** Whether several numbers of this node are computed at a time: such nodes share their loops only with one another. */
  vectorizes(node: Node): boolean;
  /** Whether a product of matrices reads this operand in place, without a copy in another order. */
  readsInPlace(operand: Leaf, side: 'left' | 'right'): boolean;
  /** How many bytes a kernel needs for itself while it runs, in each thread. */
  scratchBytes(kernel: Kernel): number;
}
