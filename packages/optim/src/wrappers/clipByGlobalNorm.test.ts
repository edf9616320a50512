import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from '../testing/optimizerChecks';
import { alike, stroll } from '../testing/stroll';
import { clipByGlobalNorm } from './clipByGlobalNorm';

describe('clipByGlobalNorm', () => {
  it('shortens all slopes by the same share', () => {
    const optimizer = clipByGlobalNorm(sgd({ learningRate: 1 }), { clipGlobalNorm: 1 });
    const weights = { a: tensor([0, 0]), b: tensor(0) };
    const { moves } = stroll(optimizer, weights, [{ a: tensor([3, 0]), b: tensor(4) }]);
    expect([...moves[0]!.a!.data, ...moves[0]!.b!.data].map((x) => Number(x.toFixed(6)) + 0)).toEqual([-0.6, 0, -0.8]);
  });
  it('adds up in one order, whatever order the slopes come in', () => {
    const optimizer = clipByGlobalNorm(sgd({ learningRate: 1 }), { clipGlobalNorm: 1e6 });
    // 10¹⁶ + 1 + 1 is 10¹⁶ from the left and 10¹⁶ + 2 from the right
    const sizes = { a: 1e8, b: 1, c: 1 };
    const slopes = Object.entries(sizes).map(([name, size]) => [name, tensor(size, { dtype: 'float64' })] as const);
    const [there, back] = [slopes, slopes.toReversed()].map((entries) => Object.fromEntries(entries));
    const moved = stroll(optimizer, there!, [there!]).moves[0]!;
    expect(alike(moved, stroll(optimizer, there!, [back!]).moves[0]!)).toBe(true);
  });
  it('says what it wants', () => {
    expect(clipByGlobalNorm(sgd()).name).toBe('clipByGlobalNorm(sgd)');
    expect(() => clipByGlobalNorm(sgd(), { clipGlobalNorm: 0 })).toThrow(
      'clipByGlobalNorm: clipGlobalNorm is 0 — wanted',
    );
  });
  const make = ({ clipGlobalNorm, ...options }: { learningRate: number; clipGlobalNorm: number }) =>
    clipByGlobalNorm(sgd(options), { clipGlobalNorm });
  const claims = {
    options: { learningRate: 0.1, clipGlobalNorm: 2 },
    source: 'worked by hand: slopes of length 5, 0.5, 0, 10 and 2.0025',
    path: {
      start: [1, -2],
      grads: [
        [3, -4],
        [0.3, 0.4],
        [0, 0],
        [-6, 8],
        [0.1, 2],
      ],
      weights: [
        [0.88, -1.84],
        [0.85, -1.88],
        [0.85, -1.88],
        [0.97, -2.04],
        [0.960012476611, -2.239750467776],
      ],
    },
    downhill: (hill: string) => ({ learningRate: hill === 'rosenbrock' ? 0.001 : 0.05, clipGlobalNorm: 2 }),
    steps: { rosenbrock: 4000, 'logistic regression': 3000 },
    couples: true,
  };
  it.each(optimizerChecks(make, claims))('$name', ({ run }) => run());
});
