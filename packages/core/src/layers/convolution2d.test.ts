import { describe, expect, it } from 'vitest';
import { constant } from '../initializers/constant';
import { heNormal } from '../initializers/heNormal';
import { random } from '../random/random';
import { tensor } from '../tensor/tensor';
import { checkLayer } from '../testing/checkLayer';
import { convolution2d } from './convolution2d';

describe('convolution2d', () => {
  it('keeps the contract of layers', () => {
    const wrongShapes = [[4, 4, 3], [4, 4], [4, 4, 2, 1], []];
    checkLayer(convolution2d(3, 2), { inputShape: [4, 4, 2], wrongShapes });
    checkLayer(convolution2d(2, [3, 1], { stride: [2, 1], padding: 'same' }), { inputShape: [5, 2, 1] });
    checkLayer(convolution2d(4, 2, { groups: 2, dilation: 2, bias: false }), { inputShape: [4, 3, 2] });
  });
  it('uses the initializers it is given', () => {
    const layer = convolution2d(8, [3, 5], { kernelInitializer: heNormal, biasInitializer: constant(0.1) });
    const { weights, outputShape } = layer.init(random(1), [28, 28, 2]);
    expect(outputShape).toEqual([26, 24, 8]);
    expect(weights.kernel).toEqual(heNormal(random(1).split('kernel'), [3, 5, 2, 8]));
    expect(weights.bias!.data).toEqual(new Float32Array(8).fill(0.1));
    expect(convolution2d(8, 3, { padding: 'same', stride: 2 }).init(random(1), [7, 7, 1]).outputShape).toEqual([
      4, 4, 8,
    ]);
  });
  it('says what it wants', () => {
    expect(() => convolution2d(0, 3)).toThrow('convolution2d: filters is 0 — wanted a whole number of at least 1');
    expect(() => convolution2d(2, 0).init(random(1), [4, 4, 1])).toThrow(
      'convolution2d: size is 0 — wanted a whole number of at least 1, or a pair of them',
    );
    expect(() => convolution2d(2, 3).init(random(1), [4, 4])).toThrow(
      'convolution2d: [1,4,4] — images come as [batch, height, width, channels]',
    );
    expect(() => convolution2d(2, 5).init(random(1), [4, 4, 1])).toThrow(
      'convolution2d: [1,4,4,1] by a window of [5,5]',
    );
    expect(() => convolution2d(4, 3, { groups: 2 }).init(random(1), [4, 4, 3])).toThrow(
      'convolution2d: 3 channels to 4 filters in 2 groups — the number of groups must divide both',
    );
    const { weights } = convolution2d(2, 3).init(random(1), [4, 4, 1]);
    expect(() => convolution2d(2, 3).forward(weights, tensor(new Float32Array(32), { shape: [1, 4, 4, 2] }))).toThrow(
      'convolution2d: input [1,4,4,2] — its kernel is [3,3,1,2], so it takes [batch,height,width,1]; reshape or transpose it?',
    );
  });
});
