import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import golden from '../golden/safetensors.json';
import { loadSafetensors } from './loadSafetensors';

const fromBase64 = (text: string) => Uint8Array.from(Buffer.from(text, 'base64'));

/** A file with any header and a given number of bytes of data. */
function file(header: unknown, dataSize = 0): Uint8Array {
  const text = typeof header === 'string' ? header : JSON.stringify(header);
  const json = new TextEncoder().encode(text);
  const bytes = new Uint8Array(8 + json.length + dataSize);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

const one = (change: object) => ({ a: { dtype: 'F32', shape: [2], data_offsets: [0, 8], ...change } });

describe('loadSafetensors', () => {
  it("reads Python's bytes", () => {
    const { weights, metadata } = loadSafetensors(fromBase64(golden.ours));
    expect(metadata).toEqual({ 'made by': 'Python' });
    expect(Object.entries(weights).map(([name, { dtype, shape, data }]) => [name, dtype, shape, [...data]])).toEqual([
      ['t', 'float64', [], [1 / 3]],
      ['0.dense/bias', 'float32', [2], [0.5, -1.25]],
      ['0.dense/kernel', 'float32', [3, 2], [1, 2, 3, 4, 5, 6]],
      ['ümlaut', 'int32', [2], [-7, 2 ** 31 - 1]],
      ['masks', 'bool', [3], [1, 0, 1]],
    ]);
  });
  it('reads the narrow floats and the other whole numbers, at odd places', () => {
    const { weights } = loadSafetensors(fromBase64(golden.others));
    expect(weights.half).toMatchObject({ dtype: 'float32', shape: [3, 3] });
    expect([...weights.half!.data]).toEqual(golden.half.map(Number));
    expect([...weights.nan!.data]).toEqual([Number.NaN]);
    expect([...weights.brain!.data]).toEqual(golden.brain);
    expect(weights.long).toMatchObject({ dtype: 'int32', data: Int32Array.of(0, -(2 ** 31), 2 ** 31 - 1) });
    expect(weights.bytes).toMatchObject({ dtype: 'int32', shape: [2, 1], data: Int32Array.of(0, 255) });
    expect(weights.none).toMatchObject({ shape: [0, 4], data: new Float32Array(0) });
  });
  it.each<[string, number[], string, number[]]>([
    ['I8', [0x7f, 0x80], 'int32', [127, -128]],
    ['U16', [0xff, 0xff], 'int32', [65535]],
    ['I16', [0xff, 0xff, 0, 0x80], 'int32', [-1, -32768]],
    ['U32', [0xff, 0xff, 0xff, 0x7f], 'int32', [2 ** 31 - 1]],
    ['U64', [1, 2, 0, 0, 0, 0, 0, 0], 'int32', [513]],
    // torch.tensor(bytes, dtype=torch.uint8).view(torch.float8_e4m3fn): ends, the smallest, signs
    ['F8_E4M3', [0x7e, 0x01, 0x38, 0xb8, 0x80, 0x7f], 'float32', [448, 2 ** -9, 1, -1, -0, Number.NaN]],
    ['F8_E5M2', [0x7b, 0x01, 0x3c, 0xbc, 0x7c, 0x7d], 'float32', [57344, 2 ** -16, 1, -1, Infinity, Number.NaN]],
  ])('widens %s', (dtype, stored, wide, numbers) => {
    const bytes = file({ a: { dtype, shape: [numbers.length], data_offsets: [0, stored.length] } }, stored.length);
    bytes.set(stored, bytes.length - stored.length);
    const { a } = loadSafetensors(bytes).weights;
    expect([a!.dtype, ...a!.data]).toEqual([wide, ...numbers]);
  });
  it('reads only what it is asked for, whatever else is in the file', () => {
    const two = { ...one({}), odd: { dtype: 'F4', shape: [4], data_offsets: [8, 10] } };
    expect(() => loadSafetensors(file(two, 10))).toThrow('"odd" has dtype "F4"');
    const { weights } = loadSafetensors(file(two, 10), { only: (name) => name !== 'odd' });
    expect(Object.keys(weights)).toEqual(['a']);
    // @ts-expect-error no such option
    expect(() => loadSafetensors(file(two, 10), { names: ['a'] })).toThrow('option "names" — there are only');
  });
  it('takes bytes of another realm', () => {
    const bytes = file(one({}), 8);
    const other = runInNewContext('Uint8Array.from(bytes)', { bytes });
    expect(other).not.toBeInstanceOf(Uint8Array);
    expect(loadSafetensors(other)).toEqual(loadSafetensors(bytes));
  });
  it('copies: a file changed later changes no weight', () => {
    const bytes = fromBase64(golden.ours);
    const { weights } = loadSafetensors(bytes);
    bytes.fill(0);
    expect([...weights['0.dense/bias']!.data]).toEqual([0.5, -1.25]);
  });
  it('reads from the middle of a larger buffer', () => {
    const bytes = fromBase64(golden.ours);
    const larger = new Uint8Array(bytes.length + 6);
    larger.set(bytes, 3);
    expect(loadSafetensors(larger.subarray(3, 3 + bytes.length))).toEqual(loadSafetensors(bytes));
  });
  it("reads from Node's Buffer, whose slice does not copy", () => {
    const { weights } = loadSafetensors(Buffer.from(golden.ours, 'base64'));
    expect(weights['0.dense/bias']!.data.buffer.byteLength).toBe(8);
    expect([...weights['0.dense/kernel']!.data]).toEqual([1, 2, 3, 4, 5, 6]);
  });
  it('counts any byte other than 0 as true', () => {
    const bytes = file({ a: { dtype: 'BOOL', shape: [2], data_offsets: [0, 2] } }, 2);
    bytes[bytes.length - 1] = 7;
    expect([...loadSafetensors(bytes).weights.a!.data]).toEqual([0, 1]);
  });
  it('refuses each file cut short, wherever', () => {
    const whole = fromBase64(golden.ours);
    for (let size = 0; size < whole.length; size++)
      expect(() => loadSafetensors(whole.slice(0, size))).toThrow('cut short');
  });

  const huge = new Uint8Array(8).fill(0xff);
  const long = file({ a: { dtype: 'I64', shape: [1], data_offsets: [0, 8] } }, 8);
  long[long.length - 1] = 1;
  it.each([
    [new Uint8Array(3), '3 bytes — a file begins with 8 bytes for the length of its header; was it cut short?'],
    [huge, 'a header of 18446744073709552000 bytes — more than 100000000 are not allowed; is it another format?'],
    [file('{}').slice(0, 9), 'a header of 2 bytes in a file of 9 — was it cut short?'],
    [file(''), 'the header is not JSON — is it another format?'],
    [file('{"a":}'), 'the header is not JSON — is it another format?'],
    [file('{"a\u0000":1}'), 'the header is not JSON'],
    [Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xfe), 'the header is not JSON'],
    [file('[]'), 'the header is not a JSON record that begins with { — is it another format?'],
    [file(' {}'), 'the header is not a JSON record that begins with {'],
    [file('null'), 'the header is not a JSON record'],
    [file('{"a":1,"a":1}'), 'the header names "a" twice — which one counts?'],
    [
      file('{"a":{"dtype":"F32","dtype":"F64","shape":[],"data_offsets":[0,4]}}', 4),
      'the header names "dtype" twice — which one counts?',
    ],
    [file({ __metadata__: { a: 1 } }), '"__metadata__" is not a record of strings — it must map names to strings'],
    [file({ __metadata__: [] }), '"__metadata__" is not a record of strings'],
    [file({ a: null }), '"a" has no dtype — each tensor needs one, like "F32"'],
    [file({ a: [] }), '"a" has no dtype'],
    [file(one({ shape: [-2] }), 8), '"a" has shape [-2] — it must be a list of whole numbers'],
    [file(one({ shape: ['2'] }), 8), '"a" has shape a list of 1'],
    [file(one({ shape: undefined }), 8), '"a" has shape undefined'],
    [file(one({ shape: [2.5] }), 8), '"a" has shape [2.5]'],
    [
      file(one({ data_offsets: [8, 0] }), 8),
      '"a" has data_offsets [8,0] — it must be two whole numbers, begin and end',
    ],
    [file(one({ data_offsets: [-8, 0] }), 8), '"a" has data_offsets [-8,0]'],
    [file(one({ data_offsets: [0] }), 8), '"a" has data_offsets [0]'],
    [file(one({ data_offsets: [0, 1e300] }), 8), '"a" has data_offsets [0,1e+300]'],
    [file(one({}), 4), '"a" ends at byte 8 of 4 — was the file cut short?'],
    [
      file({ ...one({}), b: one({ data_offsets: [4, 12] }).a }, 12),
      '"b" overlaps the tensor before it — each byte belongs to one tensor',
    ],
    [file({ ...one({}), b: one({}).a }, 8), '"b" overlaps the tensor before it'],
    [
      file({ ...one({}), b: one({ data_offsets: [9, 17] }).a }, 17),
      '1 bytes before "b" belong to no tensor — holes are not allowed',
    ],
    [file(one({ data_offsets: [4, 12] }), 12), '4 bytes before "a" belong to no tensor'],
    [file(one({}), 9), '1 bytes at the end belong to no tensor — holes are not allowed'],
    [file({}, 5), '5 bytes at the end belong to no tensor'],
    [file(one({ shape: [3] }), 8), '"a" has 8 bytes — F32 of shape [3] takes 12; the header is wrong'],
    [file(one({ dtype: 'F64' }), 8), '"a" has 8 bytes — F64 of shape [2] takes 16; the header is wrong'],
    [file(one({ shape: [2 ** 40, 2 ** 40] }), 8), '"a" has 8 bytes — F32 of shape [1099511627776,1099511627776] takes'],
    [
      file(one({ dtype: 'F4' }), 8),
      '"a" has dtype "F4" — can be read: F64, F32, F16, BF16, F8_E5M2, F8_E4M3, I64, U64, I32, U32, I16, U16, I8, U8, BOOL; leave it out with only?',
    ],
    [file(one({ dtype: 'constructor' }), 8), '"a" has dtype "constructor" — can be read'],
    [long, '"a" contains 72057594037927936 — I64 is read as int32, which ends at ±2³¹'],
    [
      file(one({ dtype: 'U32' }), 8).fill(0xff, -8),
      '"a" contains 4294967295 — U32 is read as int32, which ends at ±2³¹',
    ],
    [
      file(one({ dtype: 'U64', shape: [1] }), 8).fill(0xff, -8),
      '"a" contains 18446744073709551615 — U64 is read as int32',
    ],
  ])('refuses hostile file %#', (bytes, sentence) => {
    expect(() => loadSafetensors(bytes)).toThrow(`loadSafetensors: ${sentence}`);
  });
  it('refuses a shape that is nested deep', () => {
    const shape = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(() => loadSafetensors(file(`{"a":{"dtype":"F32","shape":${shape},"data_offsets":[0,4]}}`, 4))).toThrow(
      'loadSafetensors: "a" has shape a list of 1 — it must be a list of whole numbers',
    );
  });
  it('wants bytes', () => {
    expect(() => loadSafetensors(new ArrayBuffer(8) as never)).toThrow(
      'loadSafetensors: bytes is a arraybuffer — wanted a Uint8Array; new Uint8Array(buffer), or the result of readFile?',
    );
  });
});
