import type { Tensor, Weights } from '@gd/core';
import { add, mul, square, sub, sum, tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import type { StepRecord } from './descend';
import { descend } from './descend';
import { sam } from './gradients/sam';
import { sgd } from './optimizers/sgd';

const start: Weights = { w: tensor([1, 2], { dtype: 'float64' }) };
const bowl = ({ w }: Weights) => sum(mul(w!, w!));

function first<Record>(count: number, records: Generator<Record, never>): Record[] {
  return Array.from({ length: count }, () => records.next().value);
}

describe('descend', () => {
  it('yields a record per step: the weights, the loss and its gradient, the updates, and the weights after it', () => {
    const [one, two] = first(2, descend(bowl, start, sgd({ learningRate: 0.25 })));
    expect(one).toEqual({
      t: 1,
      weights: start,
      loss: 5,
      grads: { w: tensor([2, 4], { dtype: 'float64' }) },
      updates: { w: tensor([-0.5, -1], { dtype: 'float64' }) },
      next: { w: tensor([0.5, 1], { dtype: 'float64' }) },
      state: { w: {} },
      options: { learningRate: 0.25 },
    });
    expect(one!.weights).toBe(start);
    expect(two!.t).toBe(2);
    expect(two!.weights).toBe(one!.next);
  });
  it('returns the kind of the start: numbers for a number, tensors for a tensor', () => {
    const optimizer = sgd({ learningRate: 0.25 });
    const [one] = first(
      1,
      descend((x: Tensor) => square(sub(x, 3)), -4, optimizer),
    );
    expect(one).toMatchObject({ weights: -4, loss: 49, grads: -14, updates: 3.5, next: -0.5 });
    const [row] = first(
      1,
      descend((x: Tensor) => sum(square(x)), tensor([3, 4]), optimizer),
    );
    expect(row).toMatchObject({ weights: tensor([3, 4]), loss: 25, next: tensor([1.5, 2]) });
    const flat = first(
      1,
      descend((x: Tensor) => add(7, mul(x, 0)), 1, optimizer),
    );
    expect(flat[0]).toMatchObject({ loss: 7, grads: 0, next: 1 });
    expect(() => descend((x: Tensor) => (x.data[0]! - 3) ** 2, 1, optimizer).next()).toThrow(
      "grad: the function's answer does not depend on any weight — were numbers read with item or .data?",
    );
  });
  it('gives the function the number of the step', () => {
    const asked: number[] = [];
    const shifting = (w: Weights, t: number) => {
      asked.push(t);
      return add(bowl(w), t);
    };
    expect(first(3, descend(shifting, start, sgd({ learningRate: 0 }))).map(({ loss }) => loss)).toEqual([6, 7, 8]);
    expect(asked).toEqual([1, 2, 3]);
  });
  it('continues from a record, with its state and its schedules', () => {
    const optimizer = sgd({ learningRate: (t) => 0.1 / t, momentum: 0.9 });
    const whole = first(6, descend(bowl, start, optimizer));
    const third = whole[2]!;
    const later = first(3, descend(bowl, third.next, optimizer, { after: third }));
    expect(later).toEqual(whole.slice(3));
  });
  it('accepts another gradient', () => {
    const [one] = first(
      1,
      descend((x: Tensor) => square(x), 2, sgd(), { gradient: sam({ radius: 0.5 }) }),
    );
    expect(one).toMatchObject({ loss: 4, grads: 5 });
  });
  it('refuses at once an option that does not exist', () => {
    // @ts-expect-error no such option
    expect(() => descend(bowl, start, sgd(), { steps: 3 })).toThrow(
      'descend: option "steps" — there are gradient, seed, after',
    );
  });
  it('has types that follow the kind of the start', () => {
    const record: StepRecord<number> = first(
      1,
      descend((x: Tensor) => x, 1, sgd()),
    )[0]!;
    expect(record.loss).toBe(1);
  });
});
