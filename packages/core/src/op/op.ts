import { record } from '../autodiff/tape';
import { check } from '../check/check';
import type { DType, TypedArray } from '../tensor/dtype';
import { allocate, isFloat } from '../tensor/dtype';
import { scalar } from '../tensor/scalar';
import type { Shape } from '../tensor/shape';
import { checkShape, formatShape, mostElements, scalarShape, sizeOf } from '../tensor/shape';
import type { Operand, Tensor } from '../tensor/tensor';
import { DenseTensor, isTensor } from '../tensor/tensor';
import type { Token } from './token';
import { traced } from './tracer';

/** An operation as it was applied: everything its gradient rule needs. */
export interface Applied<Inputs extends readonly Tensor[] = readonly Tensor[], Options = unknown> {
  readonly inputs: Inputs;
  readonly output: Tensor;
  readonly options: Options;
}

/** The contract of an operation: its shape rule, its forward computation and its gradient. */
export interface Op<Inputs extends readonly Tensor[] = readonly Tensor[], Options = undefined> {
  readonly name: string;
  /** Identifies a built-in operation to a compiler. Your own operations have none, whatever their names. */
  readonly token?: Token<Options>;
  /** The shape of the output, or an error: the only place that checks shapes. */
  shape(inputs: Inputs, options: Options): Shape;
  /** The dtype of the output; by default the one that the inputs promote to. */
  dtype?(inputs: Inputs, options: Options): DType;
  /** Fills `out`, which starts as zeros; must not change the inputs. */
  forward(out: TypedArray, inputs: Inputs, options: Options): void;
  /**
   * The gradient with respect to input number `index`, given the gradient of the output. It is written in operations,
   * so higher-order gradients come for free. It may have the broadcast shape: the caller sums it to the input's shape.
   * It returns `null` where there is no gradient; an operation without this rule has none at all (comparisons,
   * `argMax`, …).
   */
  backward?: ((gradient: Tensor, at: Applied<Inputs, Options>, index: number) => Tensor | null) | undefined;
}

/** Applies an operation to tensors and, under `grad`, records it on the tape. */
export function apply<Inputs extends readonly Tensor[], Options>(
  op: Op<Inputs, Options>,
  inputs: Inputs,
  options: Options,
): Tensor {
  const shape = op.shape(inputs, options);
  const dtype = op.dtype === undefined ? promote(op.name, inputs) : op.dtype(inputs, options);
  const output =
    traced(op as unknown as Op, inputs, options, shape, dtype) ?? computed(op, inputs, options, shape, dtype);
  record(op as unknown as Op, inputs, options, output);
  return output;
}

function computed<Inputs extends readonly Tensor[], Options>(
  op: Op<Inputs, Options>,
  inputs: Inputs,
  options: Options,
  shape: Shape,
  dtype: DType,
): DenseTensor {
  const size = sizeOf(shape);
  if (size > mostElements) checkShape(op.name, shape);
  const data = allocate(dtype, size);
  op.forward(data, inputs, options);
  return new DenseTensor(shape, dtype, data);
}

/**
 * Converts an operand to a tensor: a number becomes 0-d float64, or int32 when it is whole and meets an int32 tensor.
 *
 * throws    when it is neither, in the name of the operation
 */
export function lift(name: string, operand: Operand, other?: Operand): Tensor {
  if (typeof operand !== 'number') {
    return isTensor(operand) ? operand : checkTensor(name, 'an operand', operand, 'a tensor or a number');
  }
  const whole = typeof other === 'object' && other?.dtype === 'int32' && Number.isInteger(operand);
  return whole ? new DenseTensor(scalarShape, 'int32', Int32Array.of(operand)) : scalar(operand);
}

/**
 * The value, if it is a tensor.
 *
 * throws    a sentence that says how it becomes one, if not
 */
export function checkTensor(name: string, what: string, value: unknown, words = 'a tensor'): Tensor {
  if (isTensor(value)) return value;
  let way = value === undefined ? `; as a layer, ${name} without ()?` : '';
  if (Array.isArray(value) || ArrayBuffer.isView(value)) way = '; tensor([1, 2])?';
  return check(`${name}: ${what}`, value as Tensor, [words, isTensor], way);
}

/**
 * The dtype that several tensors promote to: the widest of theirs, except that a single number (0-d) never widens
 * tensors of its own kind.
 *
 * throws    when float32 and float64 tensors meet, since rounding one of them must be explicit
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
