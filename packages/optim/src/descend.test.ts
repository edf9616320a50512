import { mul, sub, sum, tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import type { StepRecord } from './descend';
import { descend } from './descend';
import { applyUpdates } from './optimizerStep';
import { sgd } from './optimizers/sgd';

const start = { w: tensor([1, 2], { dtype: 'float64' }) };
const bowl = ({ w }: Readonly<Record<string, ReturnType<typeof tensor>>>) => sum(mul(w!, w!));

function records(count: number, walker = descend({ loss: bowl, start, optimizer: sgd({ learningRate: 0.25 }) })) {
  const seen: StepRecord[] = [];
  for (const record of walker) if (seen.push(record) === count) break;
  return seen;
}

describe('walk', () => {
  it('leaves a footprint a step: where, how high, how steep, and the move', () => {
    const [first, second] = records(2);
    expect(first!.t).toBe(1);
    expect(first!.weights).toBe(start);
    expect(first!.loss.data[0]).toBe(5);
    expect([...first!.grads.w!.data]).toEqual([2, 4]);
    expect([...first!.updates.w!.data]).toEqual([-0.5, -1]);
    expect(first!.options.learningRate!.data[0]).toBe(0.25);
    expect(second!.t).toBe(2);
    expect([...second!.weights.w!.data]).toEqual([0.5, 1]);
  });
  it('tells the loss which step it is', () => {
    const asked: number[] = [];
    const loss = (w: typeof start, t: number) => {
      asked.push(t);
      return bowl(w);
    };
    records(3, descend({ loss: loss as never, start, optimizer: sgd() }));
    expect(asked).toEqual([1, 2, 3]);
  });
  it('can be taken up again where it was left, with its memory and its schedule', () => {
    const optimizer = sgd({ learningRate: (t) => 0.1 / t, momentum: 0.9 });
    const whole = records(6, descend({ loss: bowl, start, optimizer }));
    const third = whole[2]!;
    const later = records(
      3,
      descend({ loss: bowl, start: applyUpdates(third.weights, third.updates), optimizer, after: third as never }),
    );
    expect(later.map(({ t }) => t)).toEqual([4, 5, 6]);
    expect(later.at(-1)).toEqual(whole.at(-1));
  });
});

describe('applyUpdates', () => {
  it('adds each move and leaves the others', () => {
    const other = tensor(7);
    const next = applyUpdates({ ...start, other }, { w: tensor([0.5, -1], { dtype: 'float64' }) });
    expect([...next.w!.data]).toEqual([1.5, 1]);
    expect(next.other).toBe(other);
  });
  it('says when there is no such weight', () => {
    expect(() => applyUpdates(start, { v: sub(start.w, 1) })).toThrow(
      'moved: a move for "v" — there is no such weight; there are w',
    );
  });
});
