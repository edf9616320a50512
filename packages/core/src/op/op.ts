import { record } from '../autodiff/tape';
import type { DType, TypedArray } from '../tensor/dtype';
import { allocate, isFloat } from '../tensor/dtype';
import type { Shape } from '../tensor/shape';
import { formatShape, sizeOf } from '../tensor/shape';
import type { Operand, Tensor } from '../tensor/tensor';
import { DenseTensor } from '../tensor/tensor';
import type { Token } from './token';
import { traced } from './tracer';

/** What an operation's gradient rule can look back at. */
export interface Applied<Inputs extends readonly Tensor[] = readonly Tensor[], Options = unknown> {
  readonly inputs: Inputs;
  readonly output: Tensor;
  readonly options: Options;
}

/** An operation, whole: the shape it answers with, the numbers, and the gradient. */
export interface Op<Inputs extends readonly Tensor[] = readonly Tensor[], Options = undefined> {
  readonly name: string;
  /** What a compiler knows a built-in operation by; an operation of your own has none, whatever its name. */
  readonly token?: Token<Options>;
  /** Output shape, or throw. The only place where shapes are checked. */
  shape(inputs: Inputs, options: Options): Shape;
  /** Output dtype; without this rule, what `promote` makes of the inputs. */
  dtype?(inputs: Inputs, options: Options): DType;
  /** Fills `out`, which comes as zeros; leaves the inputs alone. The only place where data is read. */
  forward(out: TypedArray, inputs: Inputs, options: Options): void;
  /**
   * The loss's gradient for input number `index`, given its gradient for the output; written in operations, so that gradients of
   * gradients come free. It may come stretched as the output was: it is summed back to the input's shape for you.
   * `null` where there is no gradient; a missing rule declares the operation flat (comparisons, `argMax`, …).
   */
  backward?: ((gradient: Tensor, at: Applied<Inputs, Options>, index: number) => Tensor | null) | undefined;
}

/** Runs an operation and, under `grad`, writes it on the tape. */
export function apply<Inputs extends readonly Tensor[], Options>(
  op: Op<Inputs, Options>,
  inputs: Inputs,
  options: Options,
): Tensor {
  const shape = op.shape(inputs, options);
  const dtype = op.dtype === undefined ? promote(op.name, inputs) : op.dtype(inputs, options);
  const output =
    traced(op as unknown as Op, inputs, options, shape, dtype) ?? computed(op, inputs, options, shape, dtype);
  if (op.backward !== undefined) record(op as unknown as Op, inputs, options, output);
  return output;
}

function computed<Inputs extends readonly Tensor[], Options>(
  op: Op<Inputs, Options>,
  inputs: Inputs,
  options: Options,
  shape: Shape,
  dtype: DType,
): DenseTensor {
  const data = allocate(dtype, sizeOf(shape));
  op.forward(data, inputs, options);
  return new DenseTensor(shape, dtype, data);
}

/** An operand as a tensor: a number becomes 0-d float64, or int32 when it is whole and meets an int32 tensor. */
export function lift(operand: Operand, other?: Operand): Tensor {
  if (typeof operand !== 'number') return operand;
  const whole = typeof other === 'object' && other.dtype === 'int32' && Number.isInteger(operand);
  const dtype = whole ? 'int32' : 'float64';
  const data = allocate(dtype, 1);
  data[0] = operand;
  return new DenseTensor(single, dtype, data);
}

/** The one shape of all single numbers: the same list is quicker to recognize. */
const single: Shape = [];

/**
 * The dtype that several tensors share: the widest, except that a single number (0-d) never widens a tensor of its kind.
 *
 * throws  when float32 and float64 tensors meet, since rounding one of them must be said, not guessed
 */
export function promote(name: string, tensors: readonly Tensor[]): DType {
  let shared = tensors[0]!;
  let dtype = shared.dtype;
  for (let i = 1; i < tensors.length; i++) {
    const next = tensors[i]!;
    if (next.dtype !== dtype) dtype = promotePair(name, shared, dtype, next);
    if (shared.shape.length === 0) shared = next;
  }
  return dtype;
}

function promotePair(name: string, a: Tensor, dtype: DType, b: Tensor): DType {
  const scalarA = a.shape.length === 0;
  const scalarB = b.shape.length === 0;
  if (isFloat(dtype) && isFloat(b.dtype)) {
    if (scalarA && scalarB) return 'float32';
    if (scalarA) return b.dtype;
    if (scalarB) return dtype;
    throw new TypeError(
      `${name}: ${dtype}${formatShape(a.shape)} and ${b.dtype}${formatShape(b.shape)} — float32 and float64 do not mix; cast one of them?`,
    );
  }
  if (isFloat(dtype)) return scalarA && !scalarB ? 'float32' : dtype;
  if (isFloat(b.dtype)) return scalarB && !scalarA ? 'float32' : b.dtype;
  return 'int32';
}
