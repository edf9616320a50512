import type { DType } from '../tensor/dtype';
import type { Shape } from '../tensor/shape';
import type { DenseTensor, Tensor } from '../tensor/tensor';
import type { Op } from './op';

/**
 * A function that records operations instead of computing them. It answers with a stand-in for the output, or with
 * undefined when none of the inputs is a stand-in and the operation should be computed as always.
 */
export type Tracer = (
  op: Op,
  inputs: readonly Tensor[],
  options: unknown,
  shape: Shape,
  dtype: DType,
) => DenseTensor | undefined;

let tracer: Tracer | undefined;

/** Sends all operations to a tracer, or with `undefined` none; answers with the tracer before. */
export function setTracer(next: Tracer | undefined): Tracer | undefined {
  const before = tracer;
  tracer = next;
  return before;
}

/** The tracer's stand-in for the output of an operation, if there is a tracer and it wants this operation. */
export function traced(
  op: Op,
  inputs: readonly Tensor[],
  options: unknown,
  shape: Shape,
  dtype: DType,
): DenseTensor | undefined {
  return tracer === undefined ? undefined : tracer(op, inputs, options, shape, dtype);
}
