import type { DType, Shape } from '@gd/core';
import type { Layout } from './layout';
import type { MapOp, Node } from './node';

/** A tensor in memory that a kernel reads, seen from the kernel's own loops. */
export interface Leaf {
  readonly node: Node;
  readonly layout: Layout;
}

/** One line of the little program that a kernel runs for each element; `args` count earlier lines. */
export type Step =
  | { readonly kind: 'load'; readonly leaf: number; readonly dtype: DType }
  | { readonly kind: 'constant'; readonly value: number; readonly dtype: DType }
  /** The number that the kernel's root made for this element. */
  | { readonly kind: 'root'; readonly dtype: DType }
  | {
      readonly kind: 'map';
      readonly op: MapOp;
      readonly args: readonly number[];
      readonly from: DType;
      readonly dtype: DType;
    };

/** Where the answer of a step goes. */
export interface Store {
  readonly step: number;
  readonly node: Node;
  readonly layout: Layout;
}

/** The little program of a kernel. */
export interface Body {
  readonly space: Shape;
  readonly leaves: readonly Leaf[];
  readonly steps: readonly Step[];
  readonly stores: readonly Store[];
}

/** A piece of work that becomes one function: loops over a space, with an optional heavy root. */
export interface Kernel {
  readonly name: string;
  /** What the loops are built around: nothing (a loop), a reduction, a product, a convolution, …. */
  readonly root?: Node;
  readonly body: Body;
  /** Operands of the root, as it reads them. */
  readonly operands: readonly Leaf[];
}

/** How many bytes one number takes inside a program; truths are kept as 32-bit 0 and 1. */
export function bytesOf(dtype: DType): number {
  return dtype === 'float64' ? 8 : 4;
}
