import { describe, expect, it } from 'vitest';
import type { Layer } from '../contracts/layer';
import { inference } from '../contracts/layer';
import { relu } from '../ops/relu';
import { reshape } from '../ops/reshape';
import { sum } from '../ops/sum';
import { random } from '../random/random';
import { tensor } from '../tensor/tensor';
import { checkLayer } from '../testing/checkLayer';
import { batchNorm } from './batchNorm';
import { dense } from './dense';
import { dropout } from './dropout';
import { flatten } from './flatten';
import { sequential } from './sequential';

const model = sequential(dense(8), relu, sequential(dense(3), dropout(0.5)), dense(1));

describe('sequential', () => {
  it('keeps the contract of layers', () => {
    checkLayer(model, { inputShape: [4] });
    checkLayer(sequential(), { inputShape: [4] });
  });
  it('names weights and buffers by the position of their layer', () => {
    const { weights, outputShape } = model.init(random(1), [4]);
    expect(outputShape).toEqual([1]);
    expect(Object.fromEntries(Object.entries(weights).map(([name, { shape }]) => [name, shape]))).toEqual({
      '0.dense/kernel': [4, 8],
      '0.dense/bias': [8],
      '2.sequential/0.dense/kernel': [8, 3],
      '2.sequential/0.dense/bias': [3],
      '3.dense/kernel': [3, 1],
      '3.dense/bias': [1],
    });
    expect(model.init(random(1), [4]).buffers).toEqual({});
    const nested = sequential(dense(2), sequential(batchNorm()));
    expect(Object.keys(nested.init(random(1), [4]).buffers)).toEqual([
      '1.sequential/0.batchNorm/mean',
      '1.sequential/0.batchNorm/variance',
    ]);
    expect(model.children.map(({ name }) => name)).toEqual(['dense', 'relu', 'sequential', 'dense']);
  });
  it('passes the output of each item to the next', () => {
    const weights = {
      '0.dense/kernel': tensor([[1, -1]]),
      '0.dense/bias': tensor([0, 1]),
      '2.dense/kernel': tensor([[2], [10]]),
      '2.dense/bias': tensor([0.5]),
    };
    const small = sequential(dense(2), relu, dense(1));
    // x = 3: relu(3, −2) = (3, 0) → 6.5;  x = −4: relu(−4, 5) = (0, 5) → 50.5
    expect([...small.forward(weights, tensor([[3], [-4]])).data]).toEqual([6.5, 50.5]);
  });
  it('gives each layer its buffers, and sets new ones under the full name', () => {
    const nested = sequential(relu, sequential(batchNorm({ momentum: 1 })));
    const { weights, buffers } = nested.init(random(1), [1]);
    const set: Record<string, readonly number[]> = {};
    const setBuffer = (name: string, { data }: { data: ArrayLike<number> }) => {
      set[name] = Array.from(data);
    };
    nested.forward(weights, tensor([[1], [3]]), { training: true, rng: random(1), buffers, setBuffer });
    expect(set).toEqual({ '1.sequential/0.batchNorm/mean': [2], '1.sequential/0.batchNorm/variance': [2] });
    const mean = { ...buffers, '1.sequential/0.batchNorm/mean': tensor([5]) };
    const out = nested.forward(weights, tensor([[5]]), { ...inference, buffers: mean });
    expect([...out.data]).toEqual([0]);
  });
  it('refuses a name that is a weight and a buffer', () => {
    const twice: Layer = {
      name: 'twice',
      forward: (_, x) => x,
      init: () => ({ weights: { mean: tensor(0) }, buffers: { mean: tensor(0) }, outputShape: [1] }),
    };
    expect(() => sequential(twice).init(random(1), [1])).toThrow(
      '0.twice: a weight "mean" and a buffer "mean" — rename one: a file has both',
    );
  });
  it('draws the same weights for a layer when one is added after it', () => {
    const short = sequential(dense(8), relu).init(random(7), [4]).weights;
    const long = sequential(dense(8), relu, dense(2)).init(random(7), [4]).weights;
    expect(long['0.dense/kernel']).toEqual(short['0.dense/kernel']);
    const twins = sequential(dense(4), dense(4)).init(random(7), [4]).weights;
    expect(twins['0.dense/kernel']).not.toEqual(twins['1.dense/kernel']);
  });
  it('gives each layer its own random numbers', () => {
    const noisy = sequential(dropout(0.5), dropout(0.5));
    const context = { training: true, rng: random(1) };
    const { data } = noisy.forward({}, tensor(new Float32Array(4000).fill(1), { shape: [1, 4000] }), context);
    const passed = data.filter((value) => value === 4).length;
    expect(Math.abs(passed / 4000 - 0.25) * Math.sqrt(4000 / 0.1875)).toBeLessThan(4);
  });
  it('says which layer throws, and why', () => {
    const { weights } = model.init(random(1), [4]);
    expect(() => model.forward(weights, tensor([1, 2, 3, 4, 5]))).toThrow(
      '0.dense: input [5] — its kernel is [4,8], so it takes [batch,…,4]; is the batch axis missing?',
    );
    const { '2.sequential/0.dense/kernel': _, ...rest } = weights;
    expect(() => model.forward(rest, tensor([[1, 2, 3, 4]]))).toThrow(
      '2.sequential/0.dense: "2.sequential/0.dense/kernel" is not in weights — there are "0.dense/kernel", "0.dense/bias", "2.sequential/0.dense/bias", "3.dense/kernel", "3.dense/bias"; were they made for another model?',
    );
    expect(() => model.forward({}, tensor([[1, 2, 3, 4]]))).toThrow(
      '0.dense: "0.dense/kernel" is not in weights — there are none; were they made for another model?',
    );
    const narrow = { ...weights, '2.sequential/0.dense/kernel': tensor([[1], [2]]) };
    expect(() => model.forward(narrow, tensor([[1, 2, 3, 4]]))).toThrow(
      '2.sequential/0.dense: input [1,8] — its kernel is [2,1], so it takes [batch,…,2]; flatten or transpose it?',
    );
    const squash = sequential(dense(2), (x) => reshape(x, [7]));
    expect(() => squash.init(random(1), [4])).toThrow('1.function: reshape: [2,2] to [7] —');
  });
  it('keeps the cause, and passes other errors on unchanged', () => {
    const broken: Layer = { ...dense(1), forward: () => expect.fail('not a matter of shapes') };
    expect(() => sequential(broken).forward({}, tensor([[1]]))).toThrow(/^not a matter of shapes$/);
    try {
      model.forward(model.init(random(1), [4]).weights, tensor([[1]]));
    } catch (error) {
      expect((error as Error).cause).toMatchObject({ message: expect.stringContaining('dense: input [1,1]') });
    }
    expect.assertions(2);
  });
  it('refuses what is neither a layer nor a function', () => {
    expect(() => sequential(dense(1), 'relu' as never)).toThrow(
      'sequential: item 1 is "relu" — wanted a layer, like dense(8), or a function, like relu',
    );
    expect(() => sequential(null as never)).toThrow('sequential: item 0 is null');
    expect(() => sequential({} as never)).toThrow(
      'sequential: item 0 is a record — wanted a layer, like dense(8), or a function, like relu',
    );
    expect(() => sequential(flatten as never).init(random(1), [2])).toThrow('0.flatten: returned a record');
    expect(() => sequential(sequential as never).init(random(1), [2])).toThrow(
      '0.sequential: item 0 is a tensor — wanted a layer, like dense(8), or a function, like relu',
    );
    expect(() => sequential((() => 3) as never).init(random(1), [2])).toThrow(
      '0.function: returned 3 — wanted a tensor; is it a layer not yet called?',
    );
    const total = (x: ReturnType<typeof tensor>) => sum(x);
    expect(() => sequential(total).init(random(1), [2])).toThrow(
      '0.total: makes [] of [2,2] — it must keep the batch axis in front',
    );
  });
});
