import type { Tensor } from '@gd/core';
import { tensor } from '@gd/core';
import { sizeOf } from '@gd/core/extend';
import { idxHeader } from './idxHeader';

/**
 * Reads a tensor from the bytes of an IDX file, the format of MNIST and Fashion-MNIST.
 *
 * shape     as in the file; whole numbers become int32, `float` float32 and `double` float64
 * throws    when the bytes are gzipped, are not an IDX file, are cut short or too long, or declare more than fits in a
 *           tensor
 * source    Y. LeCun, The MNIST database of handwritten digits: the IDX file format, http://yann.lecun.com/exdb/mnist/
 */
export function readIdx(bytes: Uint8Array): Tensor {
  const { kind, shape, start } = idxHeader('readIdx', bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset + start);
  const length = sizeOf(shape);
  const read = (numbers: Int32Array | Float32Array | Float64Array, at: (index: number) => number): Tensor => {
    for (let i = 0; i < length; i++) numbers[i] = at(i);
    return tensor(numbers, { shape });
  };
  switch (kind) {
    case 'uint8':
      return tensor(new Int32Array(bytes.subarray(start)), { shape });
    case 'int8':
      return read(new Int32Array(length), (i) => view.getInt8(i));
    case 'int16':
      return read(new Int32Array(length), (i) => view.getInt16(2 * i));
    case 'int32':
      return read(new Int32Array(length), (i) => view.getInt32(4 * i));
    case 'float32':
      return read(new Float32Array(length), (i) => view.getFloat32(4 * i));
    default:
      return read(new Float64Array(length), (i) => view.getFloat64(8 * i));
  }
}
