import { describe, expect, it } from 'vitest';
import { grad } from '../autodiff/grad';
import { nodes, slotOf } from '../autodiff/tape';
import { sequential } from '../layers/sequential';
import { add } from '../ops/add';
import { mul } from '../ops/mul';
import { sum } from '../ops/sum';
import { random } from '../random/random';
import { tensor } from '../tensor/tensor';
import type { ForwardContext, Layer } from './layer';
import { statistics } from './statistics';
import type { Weights } from './weights';

const told = (name: string, value = tensor([1, 2])): Layer => ({
  name: 'odd',
  init: () => ({ weights: { seen: tensor([0, 0]) }, outputShape: [2] }),
  forward(_, x, context) {
    context?.setBuffer?.(name, value);
    return x;
  },
});

describe('statistics', () => {
  it('collects what layers leave, under the names of the weights', () => {
    const model = sequential(
      told('seen'),
      sequential((x) => x, told('seen', tensor([3, 4]))),
    );
    const { weights } = model.init(random(1), [2]);
    const { bufferUpdates: left, setBuffer } = statistics(weights);
    model.forward(weights, tensor([[1, 2]]), { training: true, rng: random(1), setBuffer });
    expect(Object.keys(left)).toEqual(Object.keys(weights));
    expect([...left['0.odd/seen']!.data, ...left['1.sequential/1.odd/seen']!.data]).toEqual([1, 2, 3, 4]);
  });
  it('lets layers be where nobody asks for statistics', () => {
    const context: ForwardContext = { training: true, rng: random(1) };
    const model = sequential(told('anything'));
    expect([...model.forward({}, tensor([[1, 2]]), context).data]).toEqual([1, 2]);
  });
  it('cuts what is left off from the gradient and the tape', () => {
    const weights = { w: tensor([1, 2]), seen: tensor([0, 0]) };
    const { bufferUpdates: left, setBuffer } = statistics(weights);
    const gradient = grad((now: Weights) => {
      setBuffer('seen', mul(now.w!, 3));
      const known = nodes.length;
      const value = sum(add(now.w!, left.seen!));
      // the addition and the sum, but nothing for the statistic
      expect([nodes.length - known, slotOf(left.seen!)]).toEqual([2, -1]);
      return value;
    })(weights);
    expect([...gradient.w!.data]).toEqual([1, 1]);
    expect([...left.seen!.data]).toEqual([3, 6]);
  });
  it('says whose statistic does not fit', () => {
    const weights = { '0.odd/seen': tensor([0, 0]) };
    const run = (layer: Layer) =>
      sequential(layer).forward(weights, tensor([[1, 2]]), {
        training: true,
        rng: random(1),
        setBuffer: statistics(weights).setBuffer,
      });
    expect(() => run(told('sean'))).toThrow(
      '0.odd: leave: "0.odd/sean" is not among the weights — a running statistic takes the place of a weight, so init must begin it',
    );
    expect(() => run(told('seen', tensor([1])))).toThrow(
      '0.odd: leave: "0.odd/seen" as float32[1] — the weight is float32[2]; a running statistic keeps shape and dtype',
    );
    expect(() => run(told('seen', tensor([1, 2], { dtype: 'float64' })))).toThrow('"0.odd/seen" as float64[2] —');
  });
});
