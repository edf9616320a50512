import type { Tensor } from '@gd/core';
import { add, broadcastTo, cast, div, erf, greater, mul, pow, sub, sum, tensor, where } from '@gd/core';
import { describe, expect, it } from 'vitest';
import type { Node } from '../graph/node';
import { trace } from '../trace/trace';
import { hostPart } from './hostPart';

/** The parts of a function of two single numbers and a list. */
function parted(f: (t: Tensor, rate: Tensor, x: Tensor) => Tensor[], dtype: 'float32' | 'float64' = 'float32') {
  const { graph } = trace(({ input }) => {
    const [t, rate] = [input([], 'float64', 't'), input([], 'float64', 'rate')];
    return { outputs: f(t, rate, input([3], dtype, 'x')), result: undefined };
  });
  const refuse = (node: Node): never => {
    throw new Error(`no ${'op' in node ? node.op : node.kind}`);
  };
  return hostPart(graph, ({ shape }) => shape.length === 0, refuse);
}

const what = (node: Node) => `${node.dtype} ${'op' in node ? node.op : node.kind}`;
const single = (value: number) => tensor(value, { dtype: 'float64' });

describe('the part of the host', () => {
  it('ends where float64 ends, and the rest reads it as an input', () => {
    const { left, steps, computed } = parted((t, rate, x) => {
      const correction = sub(1, pow(0.9, t));
      return [add(mul(x, div(rate, correction)), correction)];
    });
    expect(computed.map(what)).toEqual(['float32 cast', 'float32 cast']);
    expect(steps.map(what).filter((step) => !/input|constant/.test(step))).toEqual([
      'float64 pow',
      'float64 sub',
      'float64 div',
      'float32 cast',
      'float32 cast',
    ]);
    expect(left.inputs.map(({ dtype, shape }) => [dtype, ...shape])).toEqual([
      ['float32', 3],
      ['float32'],
      ['float32'],
    ]);
    expect(left.nodes.filter(({ kind }) => kind === 'map').map(what)).toEqual(['float32 mul', 'float32 add']);
    expect(
      left.nodes.every((node) => node.inputs.every((input) => left.nodes.indexOf(input) < left.nodes.indexOf(node))),
    ).toBe(true);
  });
  it('computes repeated numbers once, and selections among numbers', () => {
    const { computed, left } = parted((t, rate, x) => [
      mul(x, cast(mul(broadcastTo(t, [3]), 2), 'float32')),
      where(greater(t, 5), x, mul(x, where(greater(rate, t), rate, t))),
    ]);
    expect(computed.map(({ dtype, shape }) => [dtype, ...shape])).toEqual([['float32', 3], ['float32'], ['bool']]);
    expect(left.nodes.filter(({ dtype }) => dtype === 'float64')).toEqual([]);
  });
  it('returns outputs that are float64, and leaves out unused nodes', () => {
    const { left, steps, computed } = parted((t, rate, x) => {
      mul(rate, 7);
      return [add(t, 1), sum(x)];
    });
    expect([left.inputs.length, left.outputs.map(what), computed]).toEqual([1, ['float32 sum'], []]);
    expect(steps.map(what)).toEqual(['float64 input', 'float64 constant', 'float64 add']);
  });
  it.each<[string, (t: Tensor, rate: Tensor, x: Tensor) => Tensor[]]>([
    ['cast', (_, __, x) => [mul(sum(cast(x, 'float64')), single(2))].map((y) => cast(y, 'float32'))],
    ['mul', (t, _, x) => [mul(t, cast(sum(x), 'float64'))]],
    ['erf', (t, _, x) => [mul(x, erf(t))]],
    ['where', (t, rate, x) => [mul(x, where(greater(sum(x), 0), t, rate))]],
  ])('refuses a float64 that it cannot compute: %s', (name, f) => {
    expect(() => parted(f)).toThrow(`no ${name}`);
  });
  it('refuses lists of float64', () => expect(() => parted((_, __, x) => [x], 'float64')).toThrow('no input'));
});
