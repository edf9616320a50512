import { aByteArray, aFunction, check } from '../check/check';
import { describe } from '../check/describe';
import { readOptions } from '../check/readOptions';
import type { Weights } from '../contracts/weights';
import type { DType } from '../tensor/dtype';
import { formatShape, sizeOf } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { tensor } from '../tensor/tensor';
import type { SafetensorsEntry } from './header';
import { broken, safetensorsHeader } from './header';

type Numbers = Float32Array | Float64Array | Int32Array | Uint8Array;

interface Stored {
  readonly size: number;
  readonly dtype: DType;
  /** The numbers, from an exact copy of their bytes. */
  read(bytes: ArrayBuffer, name: string): Numbers;
}

const dtypes: Readonly<Record<string, Stored>> = {
  F64: { size: 8, dtype: 'float64', read: (bytes) => new Float64Array(bytes) },
  F32: { size: 4, dtype: 'float32', read: (bytes) => new Float32Array(bytes) },
  F16: { size: 2, dtype: 'float32', read: (bytes) => Float32Array.from(new Uint16Array(bytes), fromHalf) },
  BF16: {
    size: 2,
    dtype: 'float32',
    read: (bytes) => new Float32Array(Uint32Array.from(new Uint16Array(bytes), (bits) => bits << 16).buffer),
  },
  F8_E5M2: {
    size: 1,
    dtype: 'float32',
    read: (bytes) => Float32Array.from(new Uint8Array(bytes), (b) => fromHalf(b << 8)),
  },
  F8_E4M3: { size: 1, dtype: 'float32', read: (bytes) => Float32Array.from(new Uint8Array(bytes), fromQuarter) },
  I64: { size: 8, dtype: 'int32', read: (bytes, name) => narrowed(new BigInt64Array(bytes), 'I64', name) },
  U64: { size: 8, dtype: 'int32', read: (bytes, name) => narrowed(new BigUint64Array(bytes), 'U64', name) },
  I32: { size: 4, dtype: 'int32', read: (bytes) => new Int32Array(bytes) },
  U32: { size: 4, dtype: 'int32', read: (bytes, name) => narrowed(new Uint32Array(bytes), 'U32', name) },
  I16: { size: 2, dtype: 'int32', read: (bytes) => Int32Array.from(new Int16Array(bytes)) },
  U16: { size: 2, dtype: 'int32', read: (bytes) => Int32Array.from(new Uint16Array(bytes)) },
  I8: { size: 1, dtype: 'int32', read: (bytes) => Int32Array.from(new Int8Array(bytes)) },
  U8: { size: 1, dtype: 'int32', read: (bytes) => Int32Array.from(new Uint8Array(bytes)) },
  BOOL: { size: 1, dtype: 'bool', read: (bytes) => new Uint8Array(bytes) },
};

/** Options of `loadSafetensors`. */
export interface LoadOptions {
  /** Which tensors to read, by name; all by default. */
  readonly only?: (name: string) => boolean;
}

/**
 * Reads tensors and metadata from the bytes of a safetensors file; it never executes anything in the file.
 *
 * units     F16, BF16 and F8 become float32; I64, I16, I8, U64, U32, U16 and U8 become int32
 * throws    when the file is cut short, its header is broken or gives wrong positions or sizes, a number does not fit in an
 *           int32, or a tensor to read has another dtype
 * source    https://github.com/huggingface/safetensors#format
 */
export function loadSafetensors(
  bytes: Uint8Array,
  options: LoadOptions = {},
): {
  readonly weights: Weights;
  readonly metadata: Readonly<Record<string, string>>;
} {
  check('loadSafetensors: bytes', bytes, aByteArray, '; new Uint8Array(buffer), or the result of readFile?');
  const { only } = readOptions('loadSafetensors(bytes, options)', options, { only: [aFunction, undefined] });
  const { entries, metadata, dataStart } = safetensorsHeader(bytes);
  checkOffsets(entries, bytes.length - dataStart);
  const wanted = only === undefined ? entries : entries.filter(({ name }) => only(name));
  const weights = Object.fromEntries(wanted.map((entry) => [entry.name, readTensor(bytes, dataStart, entry)]));
  return { weights, metadata };
}

/** Checks that every byte belongs to exactly one tensor: nothing overlaps, and nothing is hidden between or behind. */
function checkOffsets(entries: readonly SafetensorsEntry[], size: number): void {
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const name = describe(entry.name);
    if (entry.end > size) {
      throw broken(`${name} ends at byte ${entry.end} of ${size} — was the file cut short?`);
    }
    if (entry.start < end) throw broken(`${name} overlaps the tensor before it — each byte belongs to one tensor`);
    if (entry.start > end)
      throw broken(`${entry.start - end} bytes before ${name} belong to no tensor — holes are not allowed`);
    end = entry.end;
  }
  if (end < size) throw broken(`${size - end} bytes at the end belong to no tensor — holes are not allowed`);
}

function readTensor(
  bytes: Uint8Array,
  dataStart: number,
  { name, dtype, shape, start, end }: SafetensorsEntry,
): Tensor {
  const stored = Object.hasOwn(dtypes, dtype) ? dtypes[dtype] : undefined;
  if (stored === undefined) {
    const readable = Object.keys(dtypes).join(', ');
    throw broken(`${describe(name)} has dtype ${describe(dtype)} — can be read: ${readable}; leave it out with only?`);
  }
  const wanted = stored.size * sizeOf(shape);
  if (wanted !== end - start) {
    throw broken(
      `${describe(name)} has ${end - start} bytes — ${dtype} of shape ${formatShape(shape)} takes ${wanted}; the header is wrong`,
    );
  }
  // not `bytes.slice`, since Node's Buffer does not copy
  const copy = new Uint8Array(bytes.subarray(dataStart + start, dataStart + end)).buffer;
  return tensor(stored.read(copy, name), { shape, dtype: stored.dtype });
}

function narrowed(numbers: BigInt64Array | BigUint64Array | Uint32Array, dtype: string, name: string): Int32Array {
  const narrow = new Int32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    narrow[i] = Number(numbers[i]);
    if (narrow[i] !== Number(numbers[i])) {
      throw broken(`${describe(name)} contains ${numbers[i]} — ${dtype} is read as int32, which ends at ±2³¹`);
    }
  }
  return narrow;
}

/** Converts a float16: 1 bit of sign, 5 of exponent, 10 of fraction. */
function fromHalf(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = (bits & 1023) / 1024;
  const size =
    exponent === 31
      ? fraction === 0
        ? Infinity
        : Number.NaN
      : exponent === 0
        ? fraction * 2 ** -14
        : (1 + fraction) * 2 ** (exponent - 15);
  return bits & 0x8000 ? -size : size;
}

/** Converts a float8 without infinities: 1 bit of sign, 4 of exponent, 3 of fraction. */
function fromQuarter(bits: number): number {
  const exponent = (bits >> 3) & 15;
  const fraction = (bits & 7) / 8;
  if ((bits & 127) === 127) return Number.NaN;
  const size = exponent === 0 ? fraction * 2 ** -6 : (1 + fraction) * 2 ** (exponent - 7);
  return bits & 128 ? -size : size;
}
