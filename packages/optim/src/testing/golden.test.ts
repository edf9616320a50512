import { describe, expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd';
import { golden } from './golden';

const file = {
  source: 'worked by hand',
  cases: [
    {
      torch: 'SGD',
      settings: { lr: 0.5 },
      start: [
        { shape: [2], data: [1, 2] },
        { shape: [], data: [3] },
      ],
      gradients: [
        [[2, 4], [1]],
        [[1, 1], [0]],
      ],
      after: [
        [[0, 0], [2.5]],
        [[-0.5, -0.5], [2.5]],
      ],
    },
  ],
};

describe('golden', () => {
  const { follow, claim } = golden(file);
  it('follows every weight at every step', () => {
    expect(() => follow('SGD', { lr: 0.5 }, sgd({ learningRate: 0.5 }))).not.toThrow();
    expect(() => follow('SGD', { lr: 0.5 }, sgd({ learningRate: (t) => (t === 2 ? 0.5001 : 0.5) }))).toThrow(
      'SGD step 2 "w0" in float64: number 0 is -0.5001, wanted -0.5',
    );
  });
  it('makes a claim of the first weight', () => {
    expect(claim('SGD', { lr: 0.5 })).toEqual({
      source: 'worked by hand, SGD {"lr":0.5}',
      path: {
        start: [1, 2],
        shape: [2],
        grads: [
          [2, 4],
          [1, 1],
        ],
        weights: [
          [0, 0],
          [-0.5, -0.5],
        ],
      },
    });
  });
  it('rejects a case that does not exist', () => {
    expect(() => follow('SGD', { lr: 1 }, sgd())).toThrow(
      'golden: SGD with {"lr":1} — there is no such case in the file',
    );
  });
});
