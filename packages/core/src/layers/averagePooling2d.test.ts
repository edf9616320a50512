import { describe, expect, it } from 'vitest';
import { random } from '../random/random';
import { tensor } from '../tensor/tensor';
import { checkLayer } from '../testing/checkLayer';
import { averagePooling2d } from './averagePooling2d';

const image = tensor(Float32Array.of(1, 2, 5, 6, 3, 4, 7, 9), { shape: [1, 2, 4, 1] });

describe('averagePooling2d', () => {
  it('keeps the contract of layers', () => {
    checkLayer(averagePooling2d(), { inputShape: [4, 4, 2], wrongShapes: [[4, 4], [4, 4, 2, 1], []] });
    checkLayer(averagePooling2d([2, 3], { stride: 1, padding: 'same' }), { inputShape: [3, 4, 1] });
  });
  it('keeps the average', () => {
    expect([...averagePooling2d().forward({}, image).data]).toEqual([2.5, 6.75]);
    expect([...averagePooling2d([2, 1], { stride: 1 }).forward({}, image).data]).toEqual([2, 3, 6, 7.5]);
    expect(averagePooling2d(3, { stride: 2 }).init(random(1), [7, 9, 4]).outputShape).toEqual([3, 4, 4]);
  });
  it('rejects invalid arguments and says why', () => {
    expect(() => averagePooling2d(3).init(random(1), [2, 4, 1])).toThrow(
      'averagePooling2d: [1,2,4,1] by a window of [3,3]',
    );
    expect(() => averagePooling2d(0).init(random(1), [2, 4, 1])).toThrow(
      'averagePooling2d: size is 0 — wanted a whole number of at least 1, or a pair of them',
    );
    expect(() => averagePooling2d().init(random(1), [4])).toThrow('averagePooling2d: [1,4] — images come as');
  });
});
