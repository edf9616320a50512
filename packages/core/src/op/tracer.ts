import type { DType } from '../tensor/dtype';
import type { Shape } from '../tensor/shape';
import type { DenseTensor, Tensor } from '../tensor/tensor';
import type { Op } from './op';

/**
 * A function that records operations instead of computing them. It returns a stand-in for the output, or undefined if
 * no input is a stand-in and the operation should be computed as usual.
 */
export type Tracer = (
  op: Op,
  inputs: readonly Tensor[],
  options: unknown,
  shape: Shape,
  dtype: DType,
) => DenseTensor | undefined;

let tracer: Tracer | undefined;

/** Sends all operations to a tracer, or to none (`undefined`), and returns the previous tracer. */
export function setTracer(next: Tracer | undefined): Tracer | undefined {
  const before = tracer;
  tracer = next;
  return before;
}

/** The tracer's stand-in for the output of an operation, if there is a tracer and it records this operation. */
export function traced(
  op: Op,
  inputs: readonly Tensor[],
  options: unknown,
  shape: Shape,
  dtype: DType,
): DenseTensor | undefined {
  return tracer === undefined ? undefined : tracer(op, inputs, options, shape, dtype);
}
