import type { Kind } from '../check/check';
import { oneOf } from '../check/check';

/** The element types of tensors. */
export type DType = 'float32' | 'float64' | 'int32' | 'bool';

/** The array behind a tensor; bool is stored as 0 and 1 in a `Uint8Array`. */
export type TypedArray = Float32Array | Float64Array | Int32Array | Uint8Array;

const arrays = { bool: Uint8Array, int32: Int32Array, float32: Float32Array, float64: Float64Array } as const;

/** All dtypes, from the narrowest to the widest. */
export const dtypes: readonly DType[] = Object.keys(arrays) as DType[];

/** The dtype that is stored in arrays of this kind, if any. */
export function dtypeOfArray(values: TypedArray): DType | undefined {
  // by name: a window has its own Float32Array
  return dtypes.find((dtype) => arrays[dtype].name === values?.[Symbol.toStringTag]);
}

/** The name of a kind of number. */
export const aDType: Kind = /* @__PURE__ */ oneOf(...dtypes);

/** Whether a dtype is floating-point, and so has gradients. */
export function isFloat(dtype: DType): boolean {
  return dtype === 'float32' || dtype === 'float64';
}

// Engines allocate arrays of up to 64 bytes with their other objects, which is cheap, and ask the system for memory for
// each larger one, which costs some twenty times as much. So arrays of middle size are cut from chunks, as Node's
// Buffer does. A chunk lives as long as any of its arrays; it is small enough not to matter, and never reused.
const chunkBytes = 16_384;
let chunk = new ArrayBuffer(0);
let used = 0;

/** Allocates an array of zeros. Its `buffer` may be shared with others, so copy it before you transfer it. */
export function allocate(dtype: DType, size: number): TypedArray {
  const bytes = size * arrays[dtype].BYTES_PER_ELEMENT;
  if (bytes > 64 && bytes <= chunkBytes / 8) return cut(dtype, size, bytes);
  // the two most frequent dtypes need no lookup
  if (dtype === 'float32') return new Float32Array(size);
  if (dtype === 'float64') return new Float64Array(size);
  return new arrays[dtype](size);
}

function cut(dtype: DType, size: number, bytes: number): TypedArray {
  if (used + bytes > chunk.byteLength) {
    chunk = new ArrayBuffer(chunkBytes);
    used = 0;
  }
  const start = used;
  used += (bytes + 7) & ~7;
  return dtype === 'float32' ? new Float32Array(chunk, start, size) : new arrays[dtype](chunk, start, size);
}
