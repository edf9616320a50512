import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readIdx } from './readIdx';

const file = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);
const head = (kind: number, ...shape: number[]): number[] => [
  0,
  0,
  kind,
  shape.length,
  ...shape.flatMap((size) => [0, 0, 0, size]),
];

describe('readIdx', () => {
  it('reads every kind of number, big-endian', () => {
    const cases = [
      [file(...head(8, 2, 2), 0, 1, 128, 255), 'int32', [2, 2], [0, 1, 128, 255]],
      [file(...head(9, 3), 0x7f, 0x80, 0xff), 'int32', [3], [127, -128, -1]],
      [file(...head(11, 2), 0x01, 0x02, 0xff, 0xfe), 'int32', [2], [258, -2]],
      [file(...head(12, 2), 0x01, 0x02, 0x03, 0x04, 0xff, 0xff, 0xff, 0xff), 'int32', [2], [16909060, -1]],
      [file(...head(13, 1), 0x3f, 0xc0, 0, 0), 'float32', [1], [1.5]],
      [file(...head(14, 1), 0xc0, 0x09, 0x21, 0xfb, 0x54, 0x44, 0x2d, 0x18), 'float64', [1], [-Math.PI]],
      [file(...head(8), 7), 'int32', [], [7]],
      [file(...head(8, 0, 28)), 'int32', [0, 28], []],
    ] as const;
    for (const [bytes, dtype, shape, data] of cases) {
      const x = readIdx(bytes);
      expect([x.dtype, x.shape, [...x.data]]).toEqual([dtype, shape, data]);
    }
  });
  it('reads from the middle of a larger buffer', () => {
    const larger = file(9, 9, 9, ...head(11, 1), 0x01, 0x00, 9);
    expect([...readIdx(larger.subarray(3, 13)).data]).toEqual([256]);
  });
  it('takes bytes of another realm', () => {
    const other = runInNewContext('Uint8Array.from(bytes)', { bytes: file(...head(11, 1), 1, 2) });
    expect(other).not.toBeInstanceOf(Uint8Array);
    expect([...readIdx(other).data]).toEqual([258]);
  });
  it('says what is wrong with a file', () => {
    const say = (bytes: unknown, message: string) => expect(() => readIdx(bytes as Uint8Array)).toThrow(message);
    say('text', 'readIdx: bytes is "text" — wanted a Uint8Array; new Uint8Array(buffer)');
    say(
      gzipSync('any'),
      "readIdx: the bytes are gzipped — unzip them first, with DecompressionStream('gzip') or gunzip",
    );
    say(
      file(0, 1, 8, 1, 0, 0, 0, 0),
      'readIdx: the bytes begin with 00 01 08 01 — an IDX file begins with 00 00, a kind from 08 to 0e, and its number of axes',
    );
    say(file(0, 0, 10, 1, 0, 0, 0, 0), 'readIdx: the bytes begin with 00 00 0a 01 — an IDX file begins');
    say(file(), 'readIdx: the bytes begin with nothing — an IDX file begins');
    say(file(0, 0, 8), 'readIdx: the bytes begin with 00 00 08 — an IDX file begins');
    say(
      file(0, 0, 8, 3, 0, 0, 0, 2),
      'readIdx: 8 bytes — the header alone, of 3 axes, takes 16; is the file cut short?',
    );
    say(file(...head(11, 2, 2), 1, 2, 3), 'readIdx: 15 bytes — int16[2,2] takes 20; is the file cut short?');
    say(file(...head(8, 1), 1, 2), 'readIdx: 10 bytes — uint8[1] takes 9; is the file more than one?');
    say(
      file(0, 0, 8, 2, 255, 255, 255, 255, 255, 255, 255, 255),
      'readIdx: shape [4294967295,4294967295] — more than 2³¹ − 1 numbers do not fit in one tensor; is the header damaged?',
    );
  });
});
