import type { Kind } from '../check/check';
import { check } from '../check/check';
import { describe } from '../check/describe';
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

// by name: a window has its own
const aByteArray: Kind = [
  'a Uint8Array',
  (value) => ArrayBuffer.isView(value) && value[Symbol.toStringTag as never] === 'Uint8Array',
];

const dtypes: Readonly<Record<string, Stored>> = {
  F64: { size: 8, dtype: 'float64', read: (bytes) => new Float64Array(bytes) },
  F32: { size: 4, dtype: 'float32', read: (bytes) => new Float32Array(bytes) },
  F16: { size: 2, dtype: 'float32', read: (bytes) => Float32Array.from(new Uint16Array(bytes), fromHalf) },
  BF16: {
    size: 2,
    dtype: 'float32',
    read: (bytes) => new Float32Array(Uint32Array.from(new Uint16Array(bytes), (bits) => bits << 16).buffer),
  },
  I64: { size: 8, dtype: 'int32', read: fromLong },
  I32: { size: 4, dtype: 'int32', read: (bytes) => new Int32Array(bytes) },
  U8: { size: 1, dtype: 'int32', read: (bytes) => Int32Array.from(new Uint8Array(bytes)) },
  BOOL: { size: 1, dtype: 'bool', read: (bytes) => new Uint8Array(bytes) },
};

/**
 * Reads tensors and metadata from the bytes of a safetensors file; it never executes anything in the file.
 *
 * units     F16 and BF16 become float32; I64 and U8 become int32
 * throws    when the file is cut short, or its header is broken, gives wrong positions or sizes, or names other dtypes
 * source    https://github.com/huggingface/safetensors#format
 */
export function loadSafetensors(bytes: Uint8Array): {
  readonly weights: Weights;
  readonly metadata: Readonly<Record<string, string>>;
} {
  check('loadSafetensors: bytes', bytes, aByteArray, '; new Uint8Array(buffer), or the result of readFile?');
  const { entries, metadata, dataStart } = safetensorsHeader(bytes);
  checkOffsets(entries, bytes.length - dataStart);
  const weights = Object.fromEntries(entries.map((entry) => [entry.name, readTensor(bytes, dataStart, entry)]));
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
    throw broken(`${describe(name)} has dtype ${describe(dtype)} — can be read: ${Object.keys(dtypes).join(', ')}`);
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

function fromLong(bytes: ArrayBuffer, name: string): Int32Array {
  return Int32Array.from(new BigInt64Array(bytes), (value) => {
    if (BigInt.asIntN(32, value) !== value) {
      throw broken(`${describe(name)} contains ${value} — I64 is read as int32, which ends at ±2³¹`);
    }
    return Number(value);
  });
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
