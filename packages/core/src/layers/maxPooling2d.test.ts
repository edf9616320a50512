import { describe, expect, it } from 'vitest';
import { random } from '../random/random';
import { tensor } from '../tensor/tensor';
import { checkLayer } from '../testing/checkLayer';
import { maxPooling2d } from './maxPooling2d';

const image = tensor(Float32Array.of(1, 2, 5, 6, 3, 4, 7, 9), { shape: [1, 2, 4, 1] });

describe('maxPooling2d', () => {
  it('keeps the contract of layers', () => {
    checkLayer(maxPooling2d(), { inputShape: [4, 4, 2], wrongShapes: [[4, 4], [4, 4, 2, 1], []] });
    checkLayer(maxPooling2d([2, 3], { stride: 1, padding: 'same' }), { inputShape: [3, 4, 1] });
  });
  it('keeps the largest', () => {
    expect([...maxPooling2d().forward({}, image).data]).toEqual([4, 9]);
    expect([...maxPooling2d([2, 1], { stride: 1 }).forward({}, image).data]).toEqual([3, 4, 7, 9]);
    expect(maxPooling2d(3, { stride: 2 }).init(random(1), [7, 9, 4]).outputShape).toEqual([3, 4, 4]);
  });
  it('rejects invalid arguments and says why', () => {
    expect(() => maxPooling2d(3).init(random(1), [2, 4, 1])).toThrow('maxPooling2d: [1,2,4,1] by a window of [3,3]');
    expect(() => maxPooling2d(0).init(random(1), [2, 4, 1])).toThrow(
      'maxPooling2d: size is 0 — wanted a whole number of at least 1, or a pair of them',
    );
    expect(() => maxPooling2d().init(random(1), [4])).toThrow('maxPooling2d: [1,4] — images come as');
  });
});
