import type { DType, Shape } from '@gd/core';
import type { Layout } from './layout';
import type { MapOp, Node } from './node';

/** A tensor that a kernel reads, with its layout along the kernel's loops. */
export interface Leaf {
  readonly node: Node;
  readonly layout: Layout;
}

/** One instruction of the program that a kernel runs for each element; `args` are indices of earlier ones. */
export type Step =
  | { readonly kind: 'load'; readonly leaf: number; readonly dtype: DType }
  | { readonly kind: 'constant'; readonly value: number; readonly dtype: DType }
  /** The value that the kernel's root computed for this element. */
  | { readonly kind: 'root'; readonly dtype: DType }
  | {
      readonly kind: 'map';
      readonly op: MapOp;
      readonly args: readonly number[];
      readonly from: DType;
      readonly dtype: DType;
    };

/** The buffer that the value of a step is stored to. */
export interface Store {
  readonly step: number;
  readonly node: Node;
  readonly layout: Layout;
}

/** The program that a kernel runs for each element of its space. */
export interface Body {
  readonly space: Shape;
  readonly leaves: readonly Leaf[];
  readonly steps: readonly Step[];
  readonly stores: readonly Store[];
}

/** A unit of work that becomes one function: loops over a space, around an optional root. */
export interface Kernel {
  readonly name: string;
  /** The node that the loops are built around: a reduction, a product, a convolution, …; undefined for a plain loop. */
  readonly root?: Node;
  readonly body: Body;
  /** The operands of the root, with their layouts. */
  readonly operands: readonly Leaf[];
}

/** The size of one number in a program's memory, in bytes; bools are stored as 32-bit 0 and 1. */
export function bytesOf(dtype: DType): number {
  return dtype === 'float64' ? 8 : 4;
}
