import { describe, expect, it } from 'vitest';
import { constant } from '../initializers/constant';
import { heNormal } from '../initializers/heNormal';
import { random } from '../random/random';
import { tensor } from '../tensor/tensor';
import { checkLayer } from '../testing/checkLayer';
import { dense } from './dense';

describe('dense', () => {
  it('keeps the contract of layers', () => {
    checkLayer(dense(4), { inputShape: [3], wrongShapes: [[4], [3, 2], []] });
    checkLayer(dense(4, { bias: false }), { inputShape: [3] });
    checkLayer(dense(2), { inputShape: [5, 3], wrongShapes: [[3, 5]] });
  });
  it('multiplies by its kernel and adds its bias', () => {
    const weights = {
      kernel: tensor([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
      bias: tensor([10, 20]),
    };
    expect([...dense(2).forward(weights, tensor([[1, 0, 1]])).data]).toEqual([16, 28]);
  });
  it('uses the initializers it is given', () => {
    const { weights, outputShape } = dense(8, {
      kernelInitializer: heNormal,
      biasInitializer: constant(0.1),
    }).init(random(1), [3]);
    expect(outputShape).toEqual([8]);
    expect(weights.kernel).toEqual(heNormal(random(1).split('kernel'), [3, 8]));
    expect(weights.bias!.data).toEqual(new Float32Array(8).fill(0.1));
    expect(Object.keys(dense(8, { bias: false }).init(random(1), [3]).weights)).toEqual(['kernel']);
  });
  it('says what it wants', () => {
    expect(() => dense(0)).toThrow('dense: units is 0 — wanted a whole number of at least 1');
    expect(() => dense(2.5)).toThrow('dense: units is 2.5 — wanted a whole number of at least 1');
    expect(() => dense(undefined as never)).toThrow('dense: units is undefined — wanted a whole number of at least 1');
    expect(() => dense(2).init(random(1), [])).toThrow(
      'dense: inputs of shape [] — it needs a last axis; [1] for a single number?',
    );
    const { weights } = dense(8).init(random(1), [4]);
    expect(() => dense(8).forward(weights, tensor([1, 2, 3, 4]))).toThrow(
      'dense: input [4] — its kernel is [4,8], so it takes [batch,…,4]; is the batch axis missing?',
    );
    expect(() => dense(8).forward(weights, tensor([[1, 2]]))).toThrow(
      'dense: input [1,2] — its kernel is [4,8], so it takes [batch,…,4]; flatten or transpose it?',
    );
    expect(() => dense(8).forward({ bias: weights.bias! }, tensor([[1, 2]]))).toThrow(
      'dense: "kernel" is not in weights — there are "bias"; were they made for another model?',
    );
  });
});
