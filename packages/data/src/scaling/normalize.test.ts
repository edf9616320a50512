import { tensor } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { describe, expect, it } from 'vitest';
import { normalize } from './normalize';

describe('normalize', () => {
  const x = tensor([
    [1, -10, 7],
    [2, 20, 7],
    [5, 30, 7],
  ]);
  it('maps every column to the range from 0 to 1', () => {
    const { minimum, range, transform } = normalize(x);
    expect(minimum).toEqual([1, -10, 7]);
    expect(range).toEqual([4, 40, 1]);
    expect([...transform(x).data]).toEqual([0, 0, 0, 0.25, 0.75, 0, 1, 1, 0]);
  });
  it('has an inverse, also for a constant column', () => {
    const { transform, inverse } = normalize(x);
    expectClose(inverse(transform(x)), x, 1e-6);
  });
  it('can be restored from JSON', () => {
    const again = normalize(JSON.parse(JSON.stringify(normalize(x))));
    expect([...again.transform(x).data]).toEqual([...normalize(x).transform(x).data]);
  });
  it('says what it cannot be fitted on', () => {
    expect(() => normalize(tensor([], { shape: [0, 2] }))).toThrow(
      'normalize: shape [0,2] — there must be at least one row to fit on',
    );
    expect(() => normalize(tensor([[Number.POSITIVE_INFINITY]]))).toThrow(
      'normalize: Infinity in row 0, column 0 — fill in or drop missing values first',
    );
    expect(() => normalize(x).inverse(tensor(3))).toThrow(
      'normalize: shape [] — it was fitted on 3 columns; give it 3',
    );
  });
  it('takes a column that differs by rounding alone for constant', () => {
    expect(normalize(tensor([[0.3], [0.1 + 0.2]], { dtype: 'float64' })).range).toEqual([1]);
    expect(normalize(tensor([[-2], [2]])).range).toEqual([4]);
  });
  it('says what it takes', () => {
    const say = (thing: unknown, message: string) => expect(() => normalize(thing as never)).toThrow(message);
    say(
      [[1, 2]],
      'normalize: the argument is a list of 1 — wanted a tensor to fit on, or { minimum, range }; tensor([…])?',
    );
    say(undefined, 'normalize: the argument is undefined — wanted a tensor');
    say({ minimum: [1] }, 'normalize: range is undefined — wanted a list of numbers');
    say({ minimum: [1, '2'], range: [1, 2] }, 'normalize: minimum is a list of 2 — wanted a list of numbers');
    say({ minimum: [1], range: [1, 2] }, 'normalize: range is [1,2] — wanted 1 numbers, as minimum has');
    expect(() => normalize({ minimum: [1], range: [1] }).transform([[1]] as never)).toThrow(
      'normalize: x is a list of 1 — wanted a tensor',
    );
  });
});
