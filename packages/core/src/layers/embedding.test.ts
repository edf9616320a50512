import { describe, expect, it } from 'vitest';
import { constant } from '../initializers/constant';
import { random } from '../random/random';
import { tensor } from '../tensor/tensor';
import { checkLayer } from '../testing/checkLayer';
import { embedding } from './embedding';

describe('embedding', () => {
  it('keeps the contract of layers', () => {
    const input = tensor(Int32Array.of(0, 4, 2, 2, 1, 4), { shape: [2, 3] });
    checkLayer(embedding(5, 2), { inputShape: [3], input });
  });
  it('looks rows up', () => {
    const table = tensor([
      [0, 1],
      [10, 11],
      [20, 21],
    ]);
    const out = embedding(3, 2).forward({ table }, tensor(Int32Array.of(2, 0)));
    expect(out).toMatchObject({ shape: [2, 2], data: new Float32Array([20, 21, 0, 1]) });
  });
  it('uses the initializers it is given', () => {
    const { weights, outputShape } = embedding(5, 2, { tableInitializer: constant(1) }).init(random(1), [3]);
    expect(outputShape).toEqual([3, 2]);
    expect(weights.table).toMatchObject({ shape: [5, 2], data: new Float32Array(10).fill(1) });
  });
  it('rejects invalid arguments and says why', () => {
    const { weights } = embedding(5, 2).init(random(1), [3]);
    expect(() => embedding(5, 2).forward(weights, tensor([[1, 2, 3]]))).toThrow(
      "embedding: input of float32 — row numbers are int32; cast(x, 'int32')?",
    );
    expect(() => embedding(5, 2).forward(weights, tensor(Int32Array.of(5), { shape: [1, 1] }))).toThrow();
    expect(() => embedding(0, 2)).toThrow('embedding: count is 0 — wanted a whole number of at least 1');
    expect(() => embedding(5, 1.5)).toThrow('embedding: size is 1.5 — wanted a whole number of at least 1');
  });
});
