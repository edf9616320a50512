import { tensor } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { describe, expect, it } from 'vitest';
import { iris } from '../datasets/iris';
import { standardize } from './standardize';

describe('standardize', () => {
  const x = tensor([
    [1, 10, 7],
    [2, 20, 7],
    [3, 60, 7],
  ]);
  it('brings every column to mean 0 and deviation 1', () => {
    const { mean, deviation, transform } = standardize(x);
    expect(mean).toEqual([2, 30, 7]);
    // by hand: squared distances 1 0 1 and 400 100 900, each ÷ 3
    expect(deviation[0]).toBeCloseTo(Math.sqrt(2 / 3), 12);
    expect(deviation[1]).toBeCloseTo(Math.sqrt(1400 / 3), 12);
    expectClose(
      transform(x),
      tensor([
        [-1.2247449, -0.9258201, 0],
        [0, -0.46291005, 0],
        [1.2247449, 1.3887301, 0],
      ]),
      1e-6,
    );
  });
  it('gives the standard deviations of iris', () => {
    const { mean, deviation } = standardize(iris().inputs);
    expect(mean.map((value) => value.toFixed(3))).toEqual(['5.843', '3.057', '3.758', '1.199']);
    // scikit-learn's StandardScaler().fit(load_iris().data).scale_
    expect(deviation.map((value) => value.toFixed(4))).toEqual(['0.8253', '0.4344', '1.7594', '0.7597']);
  });
  it('has an inverse, also for a constant column', () => {
    const { transform, inverse } = standardize(x);
    expectClose(inverse(transform(x)), x, 1e-6);
    expect([...transform(tensor([[2, 30, 9]])).data]).toEqual([0, 0, 2]);
  });
  it('keeps to the dtype, and to examples of any shape', () => {
    const pictures = tensor(
      [
        [
          [0, 1],
          [2, 3],
        ],
        [
          [4, 1],
          [0, 5],
        ],
      ],
      { dtype: 'float64' },
    );
    const { mean, transform } = standardize(pictures);
    expect(mean).toEqual([2, 1, 1, 4]);
    expect(transform(pictures).dtype).toBe('float64');
    expect([...transform(pictures).data]).toEqual([-1, 0, 1, -1, 1, 0, -1, 1]);
  });
  it('can be restored from JSON', () => {
    const fitted = standardize(x);
    const again = standardize(JSON.parse(JSON.stringify(fitted)));
    expect(again.mean).toEqual(fitted.mean);
    expect([...again.transform(x).data]).toEqual([...fitted.transform(x).data]);
  });
  it('says what it cannot be fitted on', () => {
    expect(() => standardize(tensor([], { shape: [0, 2] }))).toThrow(
      'standardize: shape [0,2] — there must be at least one row to fit on',
    );
    expect(() =>
      standardize(
        tensor([
          [1, 2],
          [3, Number.NaN],
        ]),
      ),
    ).toThrow('standardize: NaN in row 1, column 1 — fill in or drop missing values first');
    expect(() => standardize(x).transform(tensor([[1, 2]]))).toThrow(
      'standardize: shape [1,2] — it was fitted on 3 columns; give it 3',
    );
  });
  it('takes a column that differs by rounding alone for constant', () => {
    const x = tensor([[0.3], [0.1 + 0.2], [0.3]], { dtype: 'float64' });
    expect(standardize(x).transform(tensor([[0.5]], { dtype: 'float64' })).data[0]).toBeCloseTo(0.2, 12);
    const single = tensor([[0.7], [Math.fround(0.7) + 2 ** -24], [0.7]]);
    expect(standardize(single).deviation).toEqual([1]);
    const small = tensor([[1e-20], [2e-20]], { dtype: 'float64' });
    expect(standardize(small).deviation[0]).toBeCloseTo(5e-21, 33);
    expect(standardize(tensor([[2147483646], [2147483647]], { dtype: 'int32' })).deviation).toEqual([0.5]);
  });
  it('says what it takes', () => {
    const say = (thing: unknown, message: string) => expect(() => standardize(thing as never)).toThrow(message);
    say(
      [[1, 2]],
      'standardize: the argument is a list of 1 — wanted a tensor to fit on, or { mean, deviation }; tensor([…])?',
    );
    say(undefined, 'standardize: the argument is undefined — wanted a tensor');
    say({ mean: [1] }, 'standardize: deviation is undefined — wanted a list of numbers');
    say({ mean: [1, '2'], deviation: [1, 2] }, 'standardize: mean is a list of 2 — wanted a list of numbers');
    say({ mean: [1], deviation: [1, 2] }, 'standardize: deviation is [1,2] — wanted 1 numbers, as mean has');
    expect(() => standardize({ mean: [1], deviation: [1] }).transform([[1]] as never)).toThrow(
      'standardize: x is a list of 1 — wanted a tensor',
    );
  });
});
