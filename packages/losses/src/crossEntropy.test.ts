import type { Tensor } from '@gd/core';
import { grad, tensor } from '@gd/core';
import { checkOp } from '@gd/core/testing';
import { describe, expect, it } from 'vitest';
import { crossEntropy } from './crossEntropy';

const logits = tensor([
  [2, 1, 0.1],
  [0.3, -1, 2],
  [0, 0, 0],
  [1, 4, -2],
]);
const classes = tensor([0, 2, 1, 1], { dtype: 'int32' });
const probabilities = tensor([
  [1, 0, 0],
  [0, 0, 1],
  [0, 1, 0],
  [0, 1, 0],
]);
const numbers = (t: Tensor) => [...t.data];

describe('crossEntropy', () => {
  it('is −ln of the probability assigned to the right class', () => {
    // softmax [2, 1, 0.1] → .659 .242 .099
    expect(crossEntropy(tensor([[2, 1, 0.1]]), tensor([2], { dtype: 'int32' })).data[0]).toBeCloseTo(2.317, 3);
    expect(crossEntropy(tensor([[0, 0, 0]]), tensor([1], { dtype: 'int32' })).data[0]).toBeCloseTo(Math.log(3), 6);
  });
  it('takes class numbers and class probabilities', () => {
    for (const options of [{}, { labelSmoothing: 0.2 }, { reduction: 'sum' as const, classWeights: [1, 2, 0.5] }]) {
      expect(crossEntropy(logits, classes, options).data[0]).toBeCloseTo(
        crossEntropy(logits, probabilities, options).data[0]!,
        5,
      );
    }
  });
  it('has the gradients of central differences', () => {
    checkOp((x) => crossEntropy(x!, classes), [logits]);
    checkOp(
      (x) => crossEntropy(x!, classes, { labelSmoothing: 0.1, classWeights: [1, 2, 0.5], ignoreClass: 2 }),
      [logits],
    );
    checkOp((x, y) => crossEntropy(x!, y!, { reduction: 'none' }), [logits, probabilities]);
  });
  it('stays exact for scores of ±1000, and for classes ruled out by −∞', () => {
    const extreme = tensor([
      [1000, -1000, 0],
      [1000, -1000, 0],
    ]);
    const targets = tensor([0, 1], { dtype: 'int32' });
    expect(numbers(crossEntropy(extreme, targets, { reduction: 'none' })).map((x) => x + 0)).toEqual([0, 2000]);
    const gradient = grad((x: Tensor) => crossEntropy(x, targets, { reduction: 'sum' }))(extreme);
    expect(numbers(gradient).map((x) => x + 0)).toEqual([0, 0, 0, 1, -1, 0]);
    const ruledOut = tensor([[0, 0, Number.NEGATIVE_INFINITY]]);
    expect(crossEntropy(ruledOut, tensor([0], { dtype: 'int32' })).data[0]).toBeCloseTo(Math.LN2, 6);
  });
  it('leaves ignored examples out of the sum and of what the mean divides by', () => {
    const some = tensor([0, -100, 1, -100], { dtype: 'int32' });
    const two = (t: Tensor) => [t.data[0]!, t.data[2]!];
    const all = crossEntropy(logits, classes, { reduction: 'none' });
    const kept = crossEntropy(logits, some, { ignoreClass: -100, reduction: 'none' });
    expect(numbers(kept)).toEqual([all.data[0], 0, all.data[2], 0]);
    const [a, b] = two(all) as [number, number];
    expect(crossEntropy(logits, some, { ignoreClass: -100 }).data[0]).toBeCloseTo((a + b) / 2, 6);
    const weighted = crossEntropy(logits, some, { ignoreClass: -100, classWeights: [1, 3, 1] });
    expect(weighted.data[0]).toBeCloseTo((a + 3 * b) / 4, 6);
    const none = tensor([7, 7, 7, 7], { dtype: 'int32' });
    expect(crossEntropy(logits, none, { ignoreClass: 7 }).data[0]).toBe(0);
    const still = grad((x: Tensor) => crossEntropy(x, none, { ignoreClass: 7, classWeights: [1, 3, 1] }))(logits);
    expect(numbers(still).every((number) => number === 0)).toBe(true);
    const gradient = grad((x: Tensor) => crossEntropy(x, some, { ignoreClass: -100 }))(logits);
    expect(
      numbers(gradient)
        .slice(3, 6)
        .map((x) => x + 0),
    ).toEqual([0, 0, 0]);
  });
  it('keeps float64 in every option', () => {
    const fine = tensor(numbers(logits), { shape: [4, 3], dtype: 'float64' });
    const options = { labelSmoothing: 0.1, classWeights: tensor([1, 2, 3]), ignoreClass: 2 };
    expect(crossEntropy(fine, classes, options).dtype).toBe('float64');
    expect(crossEntropy(fine, classes, { ignoreClass: 2 }).dtype).toBe('float64');
  });
  it('accepts sequences: further leading axes are more examples', () => {
    const block = tensor(numbers(logits), { shape: [2, 2, 3] });
    const targets = tensor(numbers(classes), { shape: [2, 2], dtype: 'int32' });
    expect(crossEntropy(block, targets).data[0]).toBeCloseTo(crossEntropy(logits, classes).data[0]!, 6);
    expect(crossEntropy(block, targets, { reduction: 'none' }).shape).toEqual([2, 2]);
  });
  it('rejects invalid arguments and says why', () => {
    const int = (values: number[]) => tensor(values, { dtype: 'int32' });
    const bad: [() => unknown, string][] = [
      [
        () => crossEntropy(logits, int([0, 3, 1, 1])),
        'crossEntropy: targets 1 is class 3 — the logits have classes 0 to 2; ignoreClass?',
      ],
      [() => crossEntropy(logits, int([0, 1, -1, 1])), 'crossEntropy: targets 2 is class -1'],
      [
        () => crossEntropy(logits, int([0, 1])),
        'crossEntropy: logits [4,3], targets [2] — wanted class numbers [4] or class probabilities [4,3]',
      ],
      [
        () => crossEntropy(logits, tensor([0, 1, 1, 0])),
        "crossEntropy: targets [4] of float32 — class numbers are int32; cast(targets, 'int32')?",
      ],
      [() => crossEntropy(logits, tensor([[1, 0, 0]])), 'crossEntropy: prediction [4,3], targets [1,3]'],
      [
        () => crossEntropy(logits, tensor(numbers(probabilities), { shape: [4, 3], dtype: 'int32' })),
        'crossEntropy: targets [4,3] of int32 — class probabilities are floats',
      ],
      [
        () => crossEntropy(logits, tensor([2, -1, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0], { shape: [4, 3] })),
        'crossEntropy: number 0 of targets is 2, outside of 0 to 1 — wanted the probability of each class',
      ],
      [
        () => crossEntropy(logits, probabilities, { ignoreClass: 1 }),
        'crossEntropy: ignoreClass 1 with class probabilities — give class numbers',
      ],
      [
        () => crossEntropy(logits, classes, { labelSmoothing: 1.5 }),
        'crossEntropy: labelSmoothing is 1.5 — wanted a number in [0, 1]',
      ],
      [
        () => crossEntropy(logits, classes, { labelSmoothing: Number.NaN }),
        'crossEntropy: labelSmoothing is NaN — wanted a number in [0, 1]',
      ],
      [
        () => crossEntropy(logits, classes, { classWeights: [1, 2] }),
        'crossEntropy: classWeights [2], logits [4,3] — wanted 3 numbers, one for each class',
      ],
      [() => crossEntropy(tensor(1), int([1])), 'crossEntropy: logits [] — wanted a score for every class'],
      [
        () => crossEntropy(logits, classes, { reduction: 'avg' as never }),
        'crossEntropy: reduction is "avg" — wanted one of mean, sum, none',
      ],
    ];
    for (const [run, message] of bad) expect(run).toThrow(message);
  });
});
