import { describe, expect, it } from 'vitest';
import { grad } from '../autodiff/grad';
import { inference } from '../contracts/layer';
import { summary } from '../contracts/summary';
import type { Weights } from '../contracts/weights';
import { sum } from '../ops/sum';
import { random } from '../random/random';
import { splitTensors } from '../safetensors/splitTensors';
import { tensor } from '../tensor/tensor';
import { checkLayer } from '../testing/checkLayer';
import { batchNorm } from './batchNorm';
import { dense } from './dense';
import { dropout } from './dropout';
import { frozen } from './frozen';
import { sequential } from './sequential';

const base = sequential(dense(3), batchNorm(), dropout(0.5));
const model = sequential(frozen(base), dense(1));
const x = random(2).normal([4, 2]);

describe('frozen', () => {
  it('keeps the contract of layers', () => {
    checkLayer(frozen(dense(2)), { inputShape: [3], wrongShapes: [[4]] });
    checkLayer(frozen(base), { inputShape: [2] });
  });
  it('has buffers in place of weights, under the same names', () => {
    const { weights, buffers } = model.init(random(1), [2]);
    expect(Object.keys(weights)).toEqual(['1.dense/kernel', '1.dense/bias']);
    const trained = sequential(base, dense(1)).init(random(1), [2]);
    expect(splitTensors(model, [2], { ...trained.weights, ...trained.buffers })).toEqual({ weights, buffers });
    expect(summary(model, [2])).toContain('0.sequential/0.dense      [3]                 0        9    36 B');
  });
  it('runs as in use while the rest trains, and keeps the averages of normalization', () => {
    const { weights, buffers } = model.init(random(1), [2]);
    const setBuffer = () => expect.fail('a frozen layer sets no buffer');
    const training = { training: true, rng: random(1), buffers, setBuffer };
    const used = model.forward(weights, x, { ...inference, buffers });
    expect(model.forward(weights, x, training)).toEqual(used);
  });
  it('lets gradients pass to the layers before it', () => {
    const deep = sequential(dense(3), frozen(batchNorm()));
    const { weights, buffers } = deep.init(random(1), [2]);
    const grads = grad((now: Weights) => sum(deep.forward(now, x, { ...inference, buffers })))(weights);
    expect(Object.keys(grads)).toEqual(['0.dense/kernel', '0.dense/bias']);
    // by hand: each of 4 rows counts once, divided by √(1 + 1e-5)
    expect(grads['0.dense/bias']!.data[0]).toBeCloseTo(4 / Math.sqrt(1 + 1e-5), 5);
  });
  it('says which buffer is missing', () => {
    expect(() => model.forward({}, tensor([[1, 2]]))).toThrow(
      '0.sequential/0.dense: "0.sequential/0.dense/kernel" is not in buffers — there are none; pass those',
    );
  });
});
