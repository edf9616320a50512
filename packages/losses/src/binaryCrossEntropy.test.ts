import type { Tensor } from '@gd/core';
import { grad, tensor } from '@gd/core';
import { checkOp } from '@gd/core/testing';
import { describe, expect, it } from 'vitest';
import { binaryCrossEntropy } from './binaryCrossEntropy';

const targets = tensor([
  [1, 0],
  [0.3, 1],
]);
const scores = tensor([
  [0.5, -2],
  [1, 3],
]);
const sure = tensor([0.9, 0.2, 0.5]);
const answers = tensor([1, 0, 1]);

describe('binaryCrossEntropy', () => {
  it('is −ln of the probability assigned to the targets', () => {
    const { data } = binaryCrossEntropy(sure, answers, { reduction: 'none' });
    for (const [i, p] of [0.9, 0.8, 0.5].entries()) expect(data[i]).toBeCloseTo(-Math.log(p), 6);
  });
  it('has the gradients of central differences', () => {
    checkOp((x, y) => binaryCrossEntropy(x!, y!, { fromLogits: true }), [scores, targets]);
    checkOp((x, y) => binaryCrossEntropy(x!, y!, { fromLogits: true, positiveWeight: 3 }), [scores, targets]);
    checkOp((p, y) => binaryCrossEntropy(p!, y!, { reduction: 'sum' }), [sure, answers]);
  });
  it('weighs positive examples more, by one weight or by one for each column', () => {
    const none = (positiveWeight: number | Tensor) =>
      [
        ...binaryCrossEntropy(tensor([[0, 0]]), tensor([[1, 1]]), {
          fromLogits: true,
          positiveWeight,
          reduction: 'none',
        }).data,
      ].map((x) => x / Math.LN2);
    expect(none(3)).toEqual([expect.closeTo(3, 6), expect.closeTo(3, 6)]);
    expect(none(tensor([2, 0.5], { dtype: 'float64' }))).toEqual([expect.closeTo(2, 6), expect.closeTo(0.5, 6)]);
  });
  it('stays exact for scores of ±1000', () => {
    const extreme = tensor([1000, -1000, 1000, -1000]);
    const right = tensor([1, 0, 0, 1]);
    const f = (x: Tensor) => binaryCrossEntropy(x, right, { fromLogits: true, reduction: 'sum' });
    expect([...binaryCrossEntropy(extreme, right, { fromLogits: true, reduction: 'none' }).data]).toEqual([
      0, 0, 1000, 1000,
    ]);
    expect([...grad(f)(extreme).data].map((x) => x + 0)).toEqual([0, 0, 1, -1]);
    const small = tensor([-50], { dtype: 'float64' });
    expect(binaryCrossEntropy(small, tensor([0], { dtype: 'float64' }), { fromLogits: true }).data[0]).toBeCloseTo(
      Math.exp(-50),
      30,
    );
  });
  it('is 100 for being certain and wrong, as in PyTorch, and 0 for being certain and right', () => {
    const certain = tensor([0, 1, 0, 1], { dtype: 'float64' });
    const right = tensor([1, 0, 0, 1], { dtype: 'float64' });
    expect([...binaryCrossEntropy(certain, right, { reduction: 'none' }).data].map((x) => x + 0)).toEqual([
      100, 100, 0, 0,
    ]);
    for (const gradient of grad((p: Tensor) => binaryCrossEntropy(p, right))(certain).data)
      expect(gradient).not.toBeNaN();
  });
  it.each(['float32', 'float64'] as const)('is at most 100 in %s, and as exact as a logarithm below', (dtype) => {
    const losses = (p: number[]) =>
      binaryCrossEntropy(
        tensor(p, { dtype }),
        tensor(
          p.map(() => 1),
          { dtype },
        ),
        { reduction: 'none' },
      ).data;
    expect([...losses([0, 1e-60, 1e-44])]).toEqual([100, 100, 100]);
    const small = tensor(1e-38, { dtype }).data[0]!;
    expect(losses([1e-38])[0]).toBeCloseTo(-Math.log(small), dtype === 'float32' ? 4 : 12);
  });
  it('refuses scores that are no probabilities', () => {
    for (const score of [3.2, -0.1]) {
      expect(() => binaryCrossEntropy(tensor([0.5, score]), tensor([1, 1]))).toThrow(
        /^binaryCrossEntropy: number 1 of prediction is .*, outside of 0 to 1 — wanted probabilities; fromLogits: true\?$/,
      );
    }
  });
  it('refuses targets that are no probabilities', () => {
    for (const fromLogits of [true, false]) {
      for (const target of [-1, 2]) {
        expect(() => binaryCrossEntropy(tensor([0.5]), tensor([target]), { fromLogits })).toThrow(
          `binaryCrossEntropy: number 0 of targets is ${target}, outside of 0 to 1 — wanted the probability of a yes`,
        );
      }
    }
  });
  it('rejects invalid arguments and says why', () => {
    expect(() => binaryCrossEntropy(tensor([[0.5]]), tensor([1]))).toThrow(
      'binaryCrossEntropy: prediction [1,1], targets [1]',
    );
    expect(() => binaryCrossEntropy(sure, answers, { positiveWeight: -1 })).toThrow(
      'binaryCrossEntropy: positiveWeight is -1 — wanted a number of at least 0, or a tensor',
    );
    expect(() => binaryCrossEntropy(scores, targets, { positiveWeight: tensor([1, 2, 3]) })).toThrow(
      'binaryCrossEntropy: positiveWeight [3], prediction [2,2] — wanted one number, or one for each column',
    );
    expect(() => binaryCrossEntropy(scores, targets, { positiveWeight: tensor([[[1, 2]]]) })).toThrow(
      'positiveWeight [1,1,2]',
    );
  });
});
