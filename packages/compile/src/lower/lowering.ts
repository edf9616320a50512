import type { DType, Shape } from '@gd/core';
import type { OpOptions } from '@gd/core/extend';
import type { Builder } from '../graph/builder';
import type { Node } from '../graph/node';

/** One call of an operation in a trace: its inputs as nodes, its options, and the shape and dtype of its output. */
export interface LoweringContext<Options = unknown> {
  readonly builder: Builder;
  readonly name: string;
  readonly inputs: readonly Node[];
  readonly options: Options;
  readonly shape: Shape;
  readonly dtype: DType;
}

/** Translates a call of an operation into primitives. */
export type Lowering<Options = unknown> = (call: LoweringContext<Options>) => Node;

/** The lowerings of some built-in operations, typed with the options that core gives each. */
export type Lowerings<Names extends keyof OpOptions> = { readonly [Name in Names]: Lowering<OpOptions[Name]> };

/** The inputs, cast to one dtype. */
export function castInputs({ builder, inputs }: LoweringContext, dtype: DType): Node[] {
  return inputs.map((x) => builder.cast(x, dtype));
}
