import type { Loss, Tensor } from '@gd/core';
import { add, batchNorm, dense, dropout, mul, sequential, tanh } from '@gd/core';
import { moons } from '@gd/data';
import { crossEntropy } from '@gd/losses';
import { adam, miniBatch } from '@gd/optim';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fit } from './fit';
import { isChecked } from './staleness';

const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
afterEach(() => void warned.mockClear());

const options = {
  data: moons({ count: 64 }),
  optimizer: adam({ learningRate: 0.02 }),
  sampler: miniBatch(10),
  seed: 2,
};
const model = () => sequential(dense(6), batchNorm(), tanh, dropout(0.3), dense(2));

describe('a compiled step that reads what changes', () => {
  it('is not suspected where nothing does: dropout, buffers, schedules', async () => {
    const optimizer = adam({ learningRate: (t) => 0.1 / t });
    await fit(model(), { ...options, optimizer, loss: crossEntropy, epochs: 33, onEpoch() {} });
    expect(warned).not.toHaveBeenCalled();
  });
  it('is said once, by fit, if the loss does', async () => {
    let beta = 0;
    const loss: Loss = (prediction, targets) => add(crossEntropy(prediction, targets), beta);
    const onEpoch = (): void => {
      beta += 1;
    };
    await fit(model(), { ...options, loss, compiled: false, epochs: 9, onEpoch });
    expect(warned).not.toHaveBeenCalled();
    beta = 0;
    await fit(model(), { ...options, loss, epochs: 9, onEpoch });
    expect(warned.mock.calls).toEqual([
      [expect.stringMatching(/^fit: the compiled loss is not the eager one any more — /)],
    ]);
    expect(warned.mock.calls[0]![0].length).toBeLessThanOrEqual(300);
  });
  it('costs a few eager losses, however many epochs there are', () => {
    expect(Array.from({ length: 20 }, (_, i) => i + 1).filter(isChecked)).toEqual([2, 4, 8, 16]);
  });
  it('may get the value of each leg of a run in its own fit', async () => {
    const scaled =
      (by: number): Loss =>
      (prediction: Tensor, targets: Tensor) =>
        mul(crossEntropy(prediction, targets), by);
    const run = async (compiled: boolean) => {
      const first = await fit(model(), { ...options, loss: scaled(1), epochs: 2, compiled });
      return fit(model(), { ...options, loss: scaled(3), epochs: 4, compiled, seed: undefined, resume: first });
    };
    const [fast, plain] = [await run(true), await run(false)];
    expect(fast.history.at(-1)!.loss).toBeCloseTo(plain.history.at(-1)!.loss, 4);
    expect(fast.history[2]!.loss / fast.history[1]!.loss).toBeGreaterThan(2);
  });
});
