import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Batch, Tensor } from '@gd/core';
import { broadcastTo, dense, exp, mul, sequential, sum, tanh, tensor, transpose, zeros } from '@gd/core';
import { mse } from '@gd/losses';
import { adam } from '@gd/optim';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { compile } from '../../compile';
import { trainStep } from '../../train/trainStep';

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

afterEach(() => {
  vi.restoreAllMocks();
});

describe('compile', () => {
  it('keeps the latest 32 programs, and traces a shape it has forgotten again', () => {
    const f = compile((x: Tensor) => mul(x, 2));
    for (let n = 1; n <= 40; n++) expect(f(zeros([n])).shape).toEqual([n]);
    expect([f.traces, f.programs.length]).toEqual([40, 32]);
    f(zeros([40]));
    expect(f.traces).toBe(40);
    expect([...f(tensor([3])).data]).toEqual([6]);
    expect(f.traces).toBe(41);
  });
  it('says when loops would count further than they can', () => {
    const f = compile((x: Tensor) => sum(mul(x, transpose(x))));
    expect(() => f(zeros([2 ** 16, 1]))).toThrow(
      'compile: mul·sum over 4,294,967,296 numbers — at most 2,147,483,647 at once; use smaller batches?',
    );
    const g = compile((x: Tensor) => mul(x, transpose(x)));
    expect(() => g(zeros([2 ** 16, 1]))).toThrow('compile: mul over 4,294,967,296 numbers');
  });
  it('says when there is no memory to be had', () => {
    const f = compile((x: Tensor) => exp(x));
    withoutMemory();
    expect(() => f(zeros([2 ** 20]))).toThrow(
      'compile: no memory of 8 MiB could be had — close other programs, or use smaller batches?',
    );
    vi.restoreAllMocks();
    expect(f(zeros([2 ** 20])).data[7]).toBe(1);
  });
  it('gives its memory back when nobody needs it', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const programs: WeakRef<object>[] = [];
    for (let i = 0; i < 12; i++) {
      const f = compile((x: Tensor) => sum(transpose(exp(broadcastTo(x, [2048, 2048])))));
      f(tensor([0]));
      programs.push(new WeakRef(f.programs[0]!));
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
    collect();
    expect(programs.filter((one) => one.deref() !== undefined).length).toBeLessThan(3);
  });
});

describe('trainStep', () => {
  it('goes on as it was after a batch that was too large', () => {
    const [step, other] = [training(), training()];
    const small = { inputs: tensor([[1, 2]]), targets: tensor([[1]]) };
    for (const one of [step, other]) one(small);
    expect(() => step({ inputs: broadcastTo(tensor([1]), [2 ** 16, 2]), targets: zeros([2 ** 16, 3]) })).toThrow();
    withoutMemory();
    expect(() => step(batchOf(4096))).toThrow('compile: no memory of');
    vi.restoreAllMocks();
    expect(step.weights()).toEqual(other.weights());
    expect(step.count).toBe(1);
    expect(step(small)).toBe(other(small));
    expect(step(batchOf(4096))).toBe(other(batchOf(4096)));
    expect(step.prediction().shape).toEqual([4096, 1]);
  });
  it('keeps at most 32 programs, however many sizes of batch it meets', () => {
    const [step, other] = [training(), training()];
    for (let rows = 1; rows <= 40; rows++) step(batchOf(rows));
    expect(step.programs.length).toBe(8);
    other.load({ weights: step.weights(), state: step.state(), count: step.count });
    expect(step(batchOf(1))).toBe(other(batchOf(1)));
    expect(step.weights()).toEqual(other.weights());
  });
});
