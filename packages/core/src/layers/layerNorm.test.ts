import { describe, expect, it } from 'vitest';
import { random } from '../random/random';
import { tensor } from '../tensor/tensor';
import { checkLayer } from '../testing/checkLayer';
import { layerNorm } from './layerNorm';

describe('layerNorm', () => {
  it('keeps the contract of layers', () => {
    checkLayer(layerNorm(), { inputShape: [5], wrongShapes: [[4], [5, 2], []] });
    checkLayer(layerNorm({ epsilon: 0.1 }), { inputShape: [3, 4] });
  });
  it('brings rows to mean 0 and variance 1', () => {
    const { weights } = layerNorm().init(random(1), [4]);
    const { data } = layerNorm().forward(
      weights,
      tensor([
        [1, 2, 3, 4],
        [100, 100, 300, 300],
      ]),
    );
    const byHand = [-1.341641, -0.447214, 0.447214, 1.341641, -1, -1, 1, 1];
    for (const [i, z] of byHand.entries()) expect(data[i]).toBeCloseTo(z, 4);
  });
  it('stays finite for a constant row', () => {
    const { weights } = layerNorm().init(random(1), [3]);
    expect([...layerNorm().forward(weights, tensor([[7, 7, 7]])).data]).toEqual([0, 0, 0]);
  });
  it('rejects invalid arguments and says why', () => {
    const { weights } = layerNorm().init(random(1), [4]);
    expect(() => layerNorm().forward(weights, tensor([[1, 2]]))).toThrow(
      'layerNorm: input [1,2] — its scale is [4], so it takes [batch,…,4]',
    );
    expect(() => layerNorm().init(random(1), [])).toThrow(
      'layerNorm: inputs of shape [] — a single number has no variance; it needs an axis',
    );
    expect(() => layerNorm({ epsilon: 0 })).toThrow('layerNorm: epsilon is 0 — wanted a number in (0, ∞)');
  });
});
