import type { Batch } from '@gd/core';
import { broadcastTo, dense, sequential, tanh, tensor, zeros } from '@gd/core';
import { mse } from '@gd/losses';
import { adam } from '@gd/optim';
import { describe, expect, it, vi } from 'vitest';
import { trainStep } from './trainStep';

const batchOf = (rows: number): Batch => ({ inputs: zeros([rows, 2]), targets: zeros([rows, 1]) });
const training = () =>
  trainStep({ model: sequential(dense(8), tanh, dense(1)), loss: mse, optimizer: adam(), seed: 1, inputShape: [2] });

const withoutMemory = (): void => {
  const refuse = class {
    constructor() {
      throw new RangeError('could not allocate memory');
    }
  };
  vi.spyOn(WebAssembly, 'Memory').mockImplementation(refuse as never);
};

describe('trainStep', () => {
  it('continues unchanged after a batch that was too large', async () => {
    const [step, other] = [await training(), await training()];
    const small = { inputs: tensor([[1, 2]]), targets: tensor([[1]]) };
    for (const one of [step, other]) one(small);
    expect(() => step({ inputs: broadcastTo(tensor([1]), [2 ** 16, 2]), targets: zeros([2 ** 16, 3]) })).toThrow();
    withoutMemory();
    expect(() => step(batchOf(4096))).toThrow('compile: could not allocate');
    vi.restoreAllMocks();
    expect(step.weights()).toEqual(other.weights());
    expect(step.count).toBe(1);
    expect(step(small)).toBe(other(small));
    expect(step(batchOf(4096))).toBe(other(batchOf(4096)));
    expect(step.prediction().shape).toEqual([4096, 1]);
  });
  it('keeps at most 32 programs, however many sizes of batch it meets', async () => {
    const [step, other] = [await training(), await training()];
    for (let rows = 1; rows <= 40; rows++) step(batchOf(rows));
    expect(step.programs.length).toBe(8);
    other.load({ weights: step.weights(), state: step.state(), count: step.count });
    expect(step(batchOf(1))).toBe(other(batchOf(1)));
    expect(step.weights()).toEqual(other.weights());
  });
});
