import type { Shape } from '@gd/core';
import { aByteArray, check, formatShape, sizeOf } from '@gd/core/extend';

/** The number types in IDX files, by their code. */
const kinds: Readonly<Record<number, { readonly name: string; readonly bytes: number }>> = {
  8: { name: 'uint8', bytes: 1 },
  9: { name: 'int8', bytes: 1 },
  11: { name: 'int16', bytes: 2 },
  12: { name: 'int32', bytes: 4 },
  13: { name: 'float32', bytes: 4 },
  14: { name: 'float64', bytes: 8 },
};

/** The header of an IDX file. */
export interface IdxHeader {
  /** `uint8`, `int8`, `int16`, `int32`, `float32` or `float64`. */
  readonly kind: string;
  readonly shape: Shape;
  /** The offset at which the numbers begin. */
  readonly start: number;
}

/**
 * Parses the header of an IDX file, and checks that the rest is as long as the header says.
 *
 *     0 0 kind axes | size of each axis, 4 bytes | numbers, all big-endian
 *
 * throws    when the bytes are gzipped, are not an IDX file, are cut short or too long, or declare more than fits in a
 *           tensor
 */
export function idxHeader(name: string, bytes: Uint8Array): IdxHeader {
  check(
    name.includes(':') ? name : `${name}: bytes`,
    bytes,
    aByteArray,
    "; new Uint8Array(buffer), or the file's bytes?",
  );
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    throw new TypeError(
      `${name}: the bytes are gzipped — unzip them first, with DecompressionStream('gzip') or gunzip`,
    );
  }
  const kind = kinds[bytes[2] ?? -1];
  if (bytes.length < 4 || bytes[0] !== 0 || bytes[1] !== 0 || kind === undefined) {
    const magic = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    throw new TypeError(
      `${name}: the bytes begin with ${magic || 'nothing'} — an IDX file begins with 00 00, a kind from 08 to 0e, and its number of axes`,
    );
  }
  const axes = bytes[3]!;
  const start = 4 + 4 * axes;
  if (bytes.length < start) {
    throw new RangeError(
      `${name}: ${bytes.length} bytes — the header alone, of ${axes} axes, takes ${start}; is the file cut short?`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: axes }, (_, axis) => view.getUint32(4 + 4 * axis));
  const size = sizeOf(shape);
  if (size > 2 ** 31 - 1) {
    throw new RangeError(
      `${name}: shape ${formatShape(shape)} — more than 2³¹ − 1 numbers do not fit in one tensor; is the header damaged?`,
    );
  }
  const wanted = start + size * kind.bytes;
  if (bytes.length !== wanted) {
    throw new RangeError(
      `${name}: ${bytes.length} bytes — ${kind.name}${formatShape(shape)} takes ${wanted}; is the file ${bytes.length < wanted ? 'cut short' : 'more than one'}?`,
    );
  }
  return { kind: kind.name, shape, start };
}
