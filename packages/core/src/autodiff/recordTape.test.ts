import { describe, expect, it } from 'vitest';
import { matmul } from '../ops/matmul';
import { mul } from '../ops/mul';
import { relu } from '../ops/relu';
import { square } from '../ops/square';
import { sub } from '../ops/sub';
import { sum } from '../ops/sum';
import type { Tensor } from '../tensor/tensor';
import { tensor } from '../tensor/tensor';
import { grad } from './grad';
import { recordTape } from './recordTape';
import { nodes as tape } from './tape';

const read = (x: Tensor | null) => (x === null ? null : [...x.data]);

describe('recordTape', () => {
  it('shows every number of a two-weight network, forward and backward', () => {
    // By hand: h = relu(3 · 2) = 6, p = −1 · 6, loss (p − 1)² = 49; dp = 2 (p − 1) = −14, dw2 = dp · h, dh = dp · w2.
    const loss = recordTape((w: { w1: Tensor; w2: Tensor }, x: number, y: number) =>
      square(sub(mul(w.w2, relu(mul(w.w1, x))), y)),
    );
    const { value, grad: grads, nodes } = loss({ w1: tensor(3), w2: tensor(-1) }, 2, 1);
    expect(nodes.map(({ name, inputs, value, grad }) => [name, inputs, read(value), read(grad)])).toEqual([
      ['w1', [], [3], [28]],
      ['w2', [], [-1], [-84]],
      ['constant', [], [2], null],
      ['mul', [0, 2], [6], [14]],
      ['relu', [3], [6], [14]],
      ['mul', [1, 4], [-6], [-14]],
      ['constant', [], [1], null],
      ['sub', [5, 6], [-7], [-14]],
      ['square', [7], [49], [1]],
    ]);
    expect(read(value)).toEqual([49]);
    expect([read(grads.w1), read(grads.w2)]).toEqual([[28], [-84]]);
  });
  it('returns the kind that it was given', () => {
    expect(recordTape((x) => mul(x, x))(3)).toMatchObject({ value: 9, grad: 6 });
    const { value, grad, nodes } = recordTape((x) => sum(x, { axis: 0 }))(tensor([1, 2]));
    expect([read(value), read(grad)]).toEqual([[3], [1, 1]]);
    expect(nodes[0]).toMatchObject({ name: 'x', inputs: [], options: undefined });
    expect(nodes[1]).toMatchObject({ name: 'sum', inputs: [0], options: { axes: [0], keepDims: false } });
  });
  it('names a constant once, and counts a value used twice', () => {
    const three = tensor(3);
    const { nodes } = recordTape((x) => mul(mul(x, three), three))(2);
    expect(nodes.map(({ name }) => name)).toEqual(['x', 'constant', 'mul', 'mul']);
    const { nodes: doubled } = recordTape((x) => mul(x, x))(3);
    expect(doubled[1]!.inputs).toEqual([0, 0]);
    expect(read(doubled[0]!.grad)).toEqual([6]);
  });
  it('has no gradient where the result does not depend on a node', () => {
    const { nodes } = recordTape((w: { a: Tensor; b: Tensor }) => {
      mul(w.b, 5);
      return mul(w.a, 2);
    })({ a: tensor(1), b: tensor(1) });
    expect(nodes.map(({ name, grad }) => [name, read(grad)])).toEqual([
      ['a', [2]],
      ['b', [0]],
      ['constant', null],
      ['mul', null],
      ['constant', null],
      ['mul', [1]],
    ]);
  });
  it('gives gradients the shape of their values', () => {
    const { nodes } = recordTape((x) => sum(mul(x, tensor([[1, 2, 3]]))))(tensor([[1], [1]]));
    for (const { value, grad } of nodes) if (grad !== null) expect(grad.shape).toEqual(value.shape);
  });
  it('leaves nothing behind, and can itself be differentiated', () => {
    expect(() => recordTape((x) => matmul(x, x))(1)).toThrow('matmul');
    expect(tape).toHaveLength(0);
    expect(grad((x) => recordTape((y) => mul(y, mul(y, y)))(x).grad)(2)).toBe(12);
    expect(() => recordTape((x) => x)(tensor([1, 2]))).toThrow('recordTape: the function returned shape [2]');
  });
});
