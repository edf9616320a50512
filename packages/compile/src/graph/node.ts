import type { DType, Shape, TypedArray } from '@gd/core';
import type { Drawing } from '@gd/core/extend';

/** A different way of looking at the same numbers, without moving them. */
export type Movement =
  | { readonly name: 'reshape'; readonly shape: Shape }
  | { readonly name: 'permute'; readonly axes: readonly number[] }
  | { readonly name: 'broadcast'; readonly shape: Shape }
  | { readonly name: 'slice'; readonly start: readonly number[]; readonly shape: Shape }
  | { readonly name: 'flip'; readonly axes: readonly number[] };

/** The scalar instruction set: what can be done to each element by itself. */
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
  /** Numbers too small for full precision become 0: arithmetic with them is a hundred times slower. */
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

/** How many numbers become one. */
export type ReduceOp = 'sum' | 'max' | 'min' | 'argMax' | 'argMin';

/** How a window moves over images that carry their zeros already; each pair is [vertical, horizontal]. */
export interface Steps {
  readonly stride: readonly [number, number];
  readonly dilation: readonly [number, number];
}

/** A window that is cut off at the borders of its images. */
export interface CutWindow {
  readonly size: readonly [number, number];
  readonly stride: readonly [number, number];
  /** How far the first window reaches over the top and the left. */
  readonly before: readonly [number, number];
}

interface Common {
  /** Position in the graph's list: inputs come before what uses them. */
  readonly id: number;
  readonly shape: Shape;
  readonly dtype: DType;
  readonly inputs: readonly Node[];
}

/** A primitive: everything in the core is composed of these. */
export type Primitive =
  | { readonly kind: 'input'; readonly slot: number; readonly label?: string }
  | { readonly kind: 'constant'; readonly data: TypedArray }
  | { readonly kind: 'map'; readonly op: MapOp }
  | { readonly kind: 'view'; readonly movement: Movement }
  | { readonly kind: 'reduce'; readonly op: ReduceOp; readonly axes: readonly number[] }
  | { readonly kind: 'matmul' }
  /** Parts laid into a block filled with one number: padding, concatenation. */
  | { readonly kind: 'assemble'; readonly fill: number; readonly starts: readonly (readonly number[])[] }
  /** Rows picked along an axis by an int32 tensor (inputs: x, indices). */
  | { readonly kind: 'gather'; readonly axis: number }
  /** The way back: rows added up where they were picked (inputs: rows, indices). */
  | { readonly kind: 'scatter'; readonly axis: number }
  /** conv: x, kernel → y; convKernel: x, gradient → kernel. NHWC, zeros around x included. */
  | { readonly kind: 'conv'; readonly steps: Steps }
  | { readonly kind: 'convKernel'; readonly steps: Steps }
  /** The place, counted over the whole tensor, of the largest number in each window. */
  | { readonly kind: 'argMaxPool'; readonly window: CutWindow }
  /** The mean of each window's numbers inside the image, and the way back. */
  | { readonly kind: 'avgPool'; readonly window: CutWindow }
  | { readonly kind: 'avgPoolGrad'; readonly window: CutWindow }
  /** What a random stream at a position (key and counter, int32[4]) draws; where it is then; where a child begins. */
  | { readonly kind: 'random'; readonly drawing: Drawing }
  | { readonly kind: 'randomSkip'; readonly drawing: Drawing }
  | { readonly kind: 'randomSplit'; readonly counters: readonly (readonly [number, number])[] };

/** One primitive with its shape, dtype and inputs. */
export type Node = Common & Primitive;

/** A map node. */
export type MapNode = Extract<Node, { kind: 'map' }>;

/** The dtype in which a map node computes. */
export function fromOf({ inputs }: Node): DType {
  return inputs.at(-1)!.dtype;
}

/** A pure function as a list of primitives; every node comes after its inputs. */
export interface Graph {
  readonly nodes: readonly Node[];
  readonly inputs: readonly Node[];
  readonly outputs: readonly Node[];
}
