import { aRecord, check } from '../check/check';
import { describe } from '../check/describe';
import type { Weights } from '../contracts/weights';
import type { DType } from '../tensor/dtype';
import { dtypes } from '../tensor/dtype';
import { isTensor } from '../tensor/tensor';
import { encodeUtf8 } from './utf8';

const written: Readonly<Record<DType, string>> = { float32: 'F32', float64: 'F64', int32: 'I32', bool: 'BOOL' };

/**
 * Serializes tensors by name as the bytes of a safetensors file, which PyTorch, JAX and others can read.
 *
 *     8 bytes    the header's length, lowest byte first
 *     header     JSON: each tensor's dtype, shape and position, then spaces up to a multiple of 8
 *     the rest   the tensors' numbers, widest dtypes first, so that each is aligned to its width, then by name
 *
 * throws    when a weight is not a tensor or is named like the header's metadata, or metadata is not text
 * source    https://github.com/huggingface/safetensors#format
 */
export function saveSafetensors(
  weights: Weights,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  check('saveSafetensors: weights', weights, aRecord);
  check('saveSafetensors: metadata', metadata, aRecord);
  const entries: string[] = [];
  for (const [key, text] of Object.entries(metadata)) {
    if (typeof text !== 'string') {
      throw new TypeError(
        `saveSafetensors: metadata ${describe(key)} is ${describe(text)} — the format only keeps text; JSON.stringify it?`,
      );
    }
  }
  if (Object.keys(metadata).length > 0) entries.push(`"__metadata__":${JSON.stringify(metadata)}`);
  const parts: Uint8Array[] = [];
  let end = 0;
  const names = Object.keys(weights);
  for (const name of names) {
    const weight = weights[name];
    if (!isTensor(weight)) {
      throw new TypeError(`saveSafetensors: ${describe(name)} is ${describe(weight)} — every weight must be a tensor`);
    }
    if (name === '__metadata__') {
      throw new RangeError('saveSafetensors: "__metadata__" cannot name a weight — the header keeps it for itself');
    }
  }
  const rank = (name: string): number => -dtypes.indexOf(weights[name]!.dtype);
  for (const name of names.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))) {
    const { shape, dtype, data } = weights[name]!;
    parts.push(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    const start = end;
    end += data.byteLength;
    const entry = JSON.stringify({ dtype: written[dtype], shape, data_offsets: [start, end] });
    entries.push(`${JSON.stringify(name)}:${entry}`);
  }
  const header = encodeUtf8(`{${entries.join(',')}}`);
  const headerLength = Math.ceil(header.length / 8) * 8;
  const bytes = new Uint8Array(8 + headerLength + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true);
  bytes.fill(0x20, 8, 8 + headerLength);
  bytes.set(header, 8);
  let at = 8 + headerLength;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
