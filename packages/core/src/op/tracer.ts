import type { DType } from '../tensor/dtype';
import type { Shape } from '../tensor/shape';
import type { DenseTensor, Tensor } from '../tensor/tensor';
import type { Op } from './op';

/**
 * Somebody who watches operations instead of computing them. Answers with a stand-in for the output, or with nothing
 * when none of the inputs is a stand-in and the operation should run as always.
 */
export type Tracer = (
  op: Op,
  inputs: readonly Tensor[],
  options: unknown,
  shape: Shape,
  dtype: DType,
) => DenseTensor | undefined;

let tracer: Tracer | undefined;

/** Hands all operations to a tracer, or with `undefined` back to the numbers; answers who had them before. */
export function setTracer(next: Tracer | undefined): Tracer | undefined {
  const before = tracer;
  tracer = next;
  return before;
}

/** A tracer's stand-in for an operation's output, if there is a tracer and it wants this one. */
export function traced(
  op: Op,
  inputs: readonly Tensor[],
  options: unknown,
  shape: Shape,
  dtype: DType,
): DenseTensor | undefined {
  return tracer === undefined ? undefined : tracer(op, inputs, options, shape, dtype);
}
