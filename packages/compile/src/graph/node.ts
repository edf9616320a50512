import type { DType, Shape, TypedArray } from '@gd/core';
import type { Drawing } from '@gd/core/extend';
import { sizeOf } from '@gd/core/extend';

/** A view of the same numbers in another shape or order, without copying them. */
export type Movement =
  | { readonly name: 'reshape'; readonly shape: Shape }
  | { readonly name: 'permute'; readonly axes: readonly number[] }
  | { readonly name: 'broadcast'; readonly shape: Shape }
  | { readonly name: 'slice'; readonly start: readonly number[]; readonly shape: Shape }
  | { readonly name: 'flip'; readonly axes: readonly number[] };

/** The scalar instruction set: element-wise operations. */
export type MapOp =
  | 'copy'
  | 'cast'
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'pow'
  | 'maximum'
  | 'minimum'
  | 'neg'
  | 'abs'
  | 'sign'
  | 'exp'
  | 'expm1'
  | 'log'
  | 'log1p'
  | 'sqrt'
  | 'sin'
  | 'cos'
  | 'tanh'
  | 'sigmoid'
  | 'relu'
  | 'floor'
  | 'ceil'
  | 'round'
  | 'erf'
  /** Denormal numbers become 0, since arithmetic with them is about a hundred times slower. */
  | 'flush'
  | 'equal'
  | 'notEqual'
  | 'greater'
  | 'greaterEqual'
  | 'less'
  | 'lessEqual'
  | 'and'
  | 'or'
  | 'not'
  | 'where';

/** The kinds of reduction. */
export type ReduceOp = 'sum' | 'max' | 'min' | 'argMax' | 'argMin';

/** The stride and dilation of a convolution over padded images; each pair is [vertical, horizontal]. */
export interface Steps {
  readonly stride: readonly [number, number];
  readonly dilation: readonly [number, number];
}

/** A pooling window, clipped at the borders of its images. */
export interface CutWindow {
  readonly size: readonly [number, number];
  readonly stride: readonly [number, number];
  /** The padding at the top and at the left. */
  readonly before: readonly [number, number];
}

interface Common {
  /** The position in the graph's list, where inputs precede their users. */
  readonly id: number;
  readonly shape: Shape;
  readonly dtype: DType;
  readonly inputs: readonly Node[];
}

/** A primitive: every operation of core is composed of these. */
export type Primitive =
  | { readonly kind: 'input'; readonly slot: number; readonly label?: string }
  | { readonly kind: 'constant'; readonly data: TypedArray }
  | { readonly kind: 'map'; readonly op: MapOp }
  | { readonly kind: 'view'; readonly movement: Movement }
  | { readonly kind: 'reduce'; readonly op: ReduceOp; readonly axes: readonly number[] }
  | { readonly kind: 'matmul' }
  /** A block filled with one number, with parts written into it: padding, concatenation. */
  | { readonly kind: 'assemble'; readonly fill: number; readonly starts: readonly (readonly number[])[] }
  /** Rows picked along an axis by an int32 tensor (inputs: x, indices). */
  | { readonly kind: 'gather'; readonly axis: number }
  /** The gradient of gather: rows added up where they were picked (inputs: rows, indices). */
  | { readonly kind: 'scatter'; readonly axis: number }
  /** conv: x, kernel → y; convKernel: x, gradient → kernel. NHWC, zeros around x included. */
  | { readonly kind: 'conv'; readonly steps: Steps }
  | { readonly kind: 'convKernel'; readonly steps: Steps }
  /** The index, in the whole tensor, of the largest number in each window. */
  | { readonly kind: 'argMaxPool'; readonly window: CutWindow }
  /** The mean of each window's numbers inside the image, and its gradient. */
  | { readonly kind: 'avgPool'; readonly window: CutWindow }
  | { readonly kind: 'avgPoolGrad'; readonly window: CutWindow }
  /**
   * The numbers that a random stream draws from a position (key and counter, int32[4]); its next position; that of a
   * child.
   */
  | { readonly kind: 'random'; readonly drawing: Drawing }
  | { readonly kind: 'randomSkip'; readonly drawing: Drawing }
  | { readonly kind: 'randomSplit'; readonly counters: readonly (readonly [number, number])[] };

/** One primitive with its shape, dtype and inputs. */
export type Node = Common & Primitive;

/** An element-wise node. */
export type MapNode = Extract<Node, { kind: 'map' }>;

/** The dtype that an element-wise node computes in. */
export function fromOf({ inputs }: Node): DType {
  return inputs.at(-1)!.dtype;
}

/** The number that a constant node repeats, if it is one. */
export function numberOf(node: Node): number | undefined {
  let at = node;
  while (at.kind === 'view' && sizeOf(at.inputs[0]!.shape) > 0) at = at.inputs[0]!;
  return at.kind === 'constant' && at.data.length === 1 ? at.data[0] : undefined;
}

/** A pure function as a list of primitives; every node comes after its inputs. */
export interface Graph {
  readonly nodes: readonly Node[];
  readonly inputs: readonly Node[];
  readonly outputs: readonly Node[];
}
