import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { digits } from './digits';

describe('digits', () => {
  it('is the file as distributed, number for number', () => {
    const file = gunzipSync(readFileSync(new URL('../../fixtures/digits.csv.gz', import.meta.url))).toString();
    const rows = file.trim().split('\n');
    const { inputs, targets, classNames } = digits();
    expect(inputs.shape).toEqual([1797, 64]);
    expect(rows).toEqual(
      Array.from(targets.data, (kind, i) =>
        [...Array.from(inputs.data.slice(64 * i, 64 * i + 64), (value) => value * 16), kind].join(','),
      ),
    );
    expect(classNames).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });
  it('has the class counts that the source states', () => {
    const counts = new Array<number>(10).fill(0);
    for (const kind of digits().targets.data) counts[kind]!++;
    expect(counts).toEqual([178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
  });
});
