import type { Kind } from '../check/check';
import { describe } from '../check/describe';
import { readOptions } from '../check/readOptions';
import type { DType, TypedArray } from './dtype';
import { aDType, allocate, dtypeOfArray, dtypes } from './dtype';
import { format } from './format';
import type { Shape } from './shape';
import { aShape, checkShape, formatShape, isShape, sizeOf, stridesOf } from './shape';

/**
 * An immutable n-dimensional array of numbers. It never changes: every operation returns a new one.
 *
 * shape     the size along each axis; `[]` is a single number
 * data      the numbers in row-major order; do not write to it
 */
export interface Tensor {
  readonly shape: Shape;
  readonly dtype: DType;
  readonly data: TypedArray;
}

/** The operand of an operation: a tensor, or a number, which adopts the dtype of the tensor it is combined with. */
export type Operand = Tensor | number;

/** Numbers in arrays nested as deep as the tensor has axes. */
export type Nested = number | boolean | readonly Nested[];

/** The class of all tensors that this package creates; it also knows which tape node computed it. */
export class DenseTensor implements Tensor {
  /** The index of the tape node that made this tensor; valid only while that node points back here. */
  slot = -1;

  constructor(
    readonly shape: Shape,
    readonly dtype: DType,
    readonly data: TypedArray,
  ) {}

  toString(): string {
    return format(this);
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return format(this);
  }

  [Symbol.toPrimitive](hint: string): string {
    if (hint === 'string') return format(this);
    throw new TypeError(
      `a tensor of shape ${formatShape(this.shape)} was used with + − * / or < — JavaScript's operators only work on numbers; write add(a, b), sub, mul, div or less, or item(a) for its number`,
    );
  }
}

const tensorOptions = { shape: [aShape, undefined], dtype: [aDType, undefined] } as const;

/**
 * Creates a tensor from numbers: a single number, nested arrays, or a typed array with a shape.
 *
 * shape     that of the nesting, unless given; the dtype is float32 unless given (bool for booleans, a typed array's
 *           own)
 * throws    when rows differ in length, an entry is not a number, the shape has another number of elements, or a number
 *           is no int32, like NaN or 3e9 (fractions are cut off)
 */
export function tensor(
  values: Nested | TypedArray | readonly number[],
  options: { readonly shape?: Shape; readonly dtype?: DType } = {},
): Tensor {
  const { shape, dtype } = readOptions('tensor(values, options)', options, tensorOptions);
  const { numbers, nesting, own } = ArrayBuffer.isView(values)
    ? readTypedArray(values as TypedArray)
    : readNested(values as Nested);
  const outer = shape === undefined ? nesting : [...checkShape('tensor', shape)];
  const count = numbers.length;
  if (sizeOf(outer) !== count) {
    throw new RangeError(
      `tensor: ${count} numbers for shape ${formatShape(outer)} — that shape has ${sizeOf(outer)}; change one of them`,
    );
  }
  const chosen = dtype ?? own;
  const data = allocate(chosen, count);
  if (chosen === 'bool') for (let i = 0; i < count; i++) data[i] = numbers[i] === 0 ? 0 : 1;
  else {
    if (chosen === 'int32') checkInt32('tensor', numbers, outer);
    data.set(numbers);
  }
  return new DenseTensor(outer, chosen, data);
}

/**
 * Checks numbers that become int32: storing them would turn NaN into 0, and what is too large into something else.
 *
 * throws    otherwise
 */
export function checkInt32(name: string, numbers: ArrayLike<number>, shape: Shape): void {
  if (numbers instanceof Int32Array || numbers instanceof Uint8Array) return;
  for (let i = 0; i < numbers.length; i++) {
    const value = Math.trunc(numbers[i]!);
    if (value >= -(2 ** 31) && value < 2 ** 31) continue;
    const place = stridesOf(shape).map((stride, axis) => Math.floor(i / stride) % shape[axis]!);
    throw new RangeError(
      `${name}: ${numbers[i]} at [${place}] — int32 has whole numbers from −2³¹ to 2³¹ − 1; a float dtype?`,
    );
  }
}

/** The numbers of a tensor, their shape, and their dtype unless another is requested. */
interface Numbers {
  readonly numbers: TypedArray;
  readonly nesting: Shape;
  readonly own: DType;
}

function readTypedArray(numbers: TypedArray): Numbers {
  if (typeof numbers.length !== 'number' || typeof numbers[0] === 'bigint') {
    throw new TypeError(`tensor: ${describe(numbers)} — it takes typed arrays of plain numbers, like Float32Array`);
  }
  const own = dtypeOfArray(numbers) ?? 'float32';
  return { numbers, nesting: [numbers.length], own: own === 'bool' ? 'int32' : own };
}

function readNested(values: Nested): Numbers {
  const nesting: number[] = [];
  let first: Nested | undefined = values;
  while (Array.isArray(first)) {
    nesting.push(first.length);
    if (nesting.length > 64)
      throw new RangeError('tensor: lists within lists, 64 deep — is one of them within itself?');
    first = first[0];
  }
  const numbers = new Float64Array(sizeOf(checkShape('tensor', nesting)));
  fillFromNested(numbers, values, nesting, 0, []);
  return { numbers, nesting, own: typeof first === 'boolean' ? 'bool' : 'float32' };
}

/** Writes the entries below one row and returns the next free position; `path` is the index of the row. */
function fillFromNested(data: TypedArray, values: Nested, shape: Shape, offset: number, path: number[]): number {
  const axis = path.length;
  if (axis === shape.length) {
    if (typeof values !== 'number' && typeof values !== 'boolean') {
      throw new TypeError(`tensor: ${describeRow(values)} at [${path}] — expected a number there, as in the first row`);
    }
    data[offset] = Number(values);
    return offset + 1;
  }
  if (!Array.isArray(values) || values.length !== shape[axis]) {
    throw new RangeError(
      `tensor: ${describeRow(values)} at [${path}] where the first has ${shape[axis]} — rows must be equally long; pad the short ones?`,
    );
  }
  let next = offset;
  for (let i = 0; i < values.length; i++) {
    path.push(i);
    next = fillFromNested(data, values[i]!, shape, next, path);
    path.pop();
  }
  return next;
}

function describeRow(values: unknown): string {
  return Array.isArray(values) ? `a row of ${values.length}` : describe(values);
}

/** What an argument must be that is to be a tensor. */
export const aTensor: Kind = ['a tensor', isTensor];

/**
 * Whether a value is a tensor, judged by its fields, so that two copies of this package accept each other's tensors: the data must
 * be of the dtype, and as many as the shape says.
 */
export function isTensor(thing: unknown): thing is Tensor {
  if (typeof thing !== 'object' || thing === null) return false;
  const x = thing as DenseTensor;
  // ours, or a stand-in of a trace: no more to see
  if (x.slot !== undefined) return true;
  return (
    dtypes.includes(x.dtype) &&
    isShape(x.shape) &&
    dtypeOfArray(x.data) === x.dtype &&
    x.data.length === sizeOf(x.shape)
  );
}
