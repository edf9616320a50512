/** The kinds of number a tensor can hold. */
export type DType = 'float32' | 'float64' | 'int32' | 'bool';

/** Where a tensor keeps its numbers; `bool` is kept as 0 and 1 in a `Uint8Array`. */
export type TypedArray = Float32Array | Float64Array | Int32Array | Uint8Array;

const arrays = { float32: Float32Array, float64: Float64Array, int32: Int32Array, bool: Uint8Array } as const;

/** Every dtype, from the narrowest to the widest. */
export const dtypes: readonly DType[] = ['bool', 'int32', 'float32', 'float64'];

export function isFloat(dtype: DType): boolean {
  return dtype === 'float32' || dtype === 'float64';
}

/** A fresh array of zeros. */
export function allocate(dtype: DType, size: number): TypedArray {
  return dtype === 'float32' ? new Float32Array(size) : new arrays[dtype](size);
}
