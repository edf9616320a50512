import type { DType, Shape } from '@gd/core';
import type { OpOptions } from '@gd/core/extend';
import type { Builder } from '../graph/builder';
import type { Node } from '../graph/node';

/** Everything that is known about an operation when it is met in a trace. */
export interface LoweringContext<Options = unknown> {
  readonly builder: Builder;
  readonly name: string;
  readonly inputs: readonly Node[];
  readonly options: Options;
  readonly shape: Shape;
  readonly dtype: DType;
}

/** Writes an operation in primitives. */
export type Lowering<Options = unknown> = (met: LoweringContext<Options>) => Node;

/** The lowerings of some built-in operations, each with the options that the core gives it. */
export type Lowerings<Names extends keyof OpOptions> = { readonly [Name in Names]: Lowering<OpOptions[Name]> };

/** The operation's inputs in one dtype. */
export function castInputs({ builder, inputs }: LoweringContext, dtype: DType): Node[] {
  return inputs.map((x) => builder.cast(x, dtype));
}
