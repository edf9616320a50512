import type { Kernel, Leaf } from '../graph/kernel';
import type { Node } from '../graph/node';
import type { hostScalars } from '../hostScalars';

/** The facts about a backend that the passes ask for. */
export interface BackendFacts {
  /** Every tensor begins at a multiple of this many bytes; the bytes between two tensors may be overwritten. */
  readonly alignment: number;
  /** How it works without float64: `hostScalars`; absent if it computes in float64. */
  readonly withoutFloat64?: typeof hostScalars;
  /** Whether several numbers of this node are computed at a time: such nodes share their loops only with one another. */
  vectorizes(node: Node): boolean;
  /** Whether a matrix product reads this operand in place, without a copy in another order. */
  readsInPlace(operand: Leaf, side: 'left' | 'right'): boolean;
  /** How many bytes of scratch memory a kernel needs in each thread while it runs. */
  scratchBytes(kernel: Kernel): number;
}
