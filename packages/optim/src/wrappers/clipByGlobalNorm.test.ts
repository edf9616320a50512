import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from '../testing/optimizerChecks';
import { bitEqual, replayUpdates } from '../testing/replayUpdates';
import { clipByGlobalNorm } from './clipByGlobalNorm';
import { subjects } from './clipByGlobalNorm.claims';

describe('clipByGlobalNorm', () => {
  it('scales all gradients by the same factor', () => {
    const optimizer = clipByGlobalNorm(sgd({ learningRate: 1 }), { clipGlobalNorm: 1 });
    const weights = { a: tensor([0, 0]), b: tensor(0) };
    const { updates } = replayUpdates(optimizer, weights, [{ a: tensor([3, 0]), b: tensor(4) }]);
    expect([...updates[0]!.a!.data, ...updates[0]!.b!.data].map((x) => Number(x.toFixed(6)) + 0)).toEqual([
      -0.6, 0, -0.8,
    ]);
  });
  it('adds in the same order, whatever the order of the gradients', () => {
    const optimizer = clipByGlobalNorm(sgd({ learningRate: 1 }), { clipGlobalNorm: 1e6 });
    // 10¹⁶ + 1 + 1 is 10¹⁶ from the left and 10¹⁶ + 2 from the right
    const sizes = { a: 1e8, b: 1, c: 1 };
    const grads = Object.entries(sizes).map(([name, size]) => [name, tensor(size, { dtype: 'float64' })] as const);
    const [there, back] = [grads, grads.toReversed()].map((entries) => Object.fromEntries(entries));
    const applyUpdates = replayUpdates(optimizer, there!, [there!]).updates[0]!;
    expect(bitEqual(applyUpdates, replayUpdates(optimizer, there!, [back!]).updates[0]!)).toBe(true);
  });
  it('shortens gradients whose squares overflow', () => {
    const optimizer = clipByGlobalNorm(sgd({ learningRate: 0.1 }));
    const { updates } = replayUpdates(optimizer, { w: tensor([1, 1]) }, [{ w: tensor([1e20, 1e20]) }]);
    expect([...updates[0]!.w!.data]).toEqual([
      expect.closeTo(-0.1 / Math.SQRT2, 7),
      expect.closeTo(-0.1 / Math.SQRT2, 7),
    ]);
  });
  it('rejects invalid arguments and says why', () => {
    expect(clipByGlobalNorm(sgd()).name).toBe('clipByGlobalNorm(sgd)');
    expect(() => clipByGlobalNorm(sgd(), { clipGlobalNorm: 0 })).toThrow(
      'clipByGlobalNorm: clipGlobalNorm is 0 — wanted',
    );
  });
  for (const { title, run } of optimizerChecks(subjects.clipByGlobalNorm.make, subjects.clipByGlobalNorm.claims))
    it(title, run);
});
