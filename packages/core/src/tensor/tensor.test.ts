import { describe, expect, it } from 'vitest';
import type { Tensor } from './tensor';
import { isTensor, tensor } from './tensor';

const parts = ({ shape, dtype, data }: Tensor) => [dtype, shape, [...data]];

describe('tensor', () => {
  it('gets its shape from the nesting', () => {
    expect(parts(tensor(7))).toEqual(['float32', [], [7]]);
    expect(parts(tensor([1, 2]))).toEqual(['float32', [2], [1, 2]]);
    expect(parts(tensor([[[1], [2]]]))).toEqual(['float32', [1, 2, 1], [1, 2]]);
    expect(parts(tensor([]))).toEqual(['float32', [0], []]);
    expect(parts(tensor([[], []]))).toEqual(['float32', [2, 0], []]);
  });
  it('takes a shape and a dtype', () => {
    expect(parts(tensor([1, 2, 3, 4], { shape: [2, 2] }))).toEqual(['float32', [2, 2], [1, 2, 3, 4]]);
    expect(parts(tensor([[1], [2]], { shape: [2] }))).toEqual(['float32', [2], [1, 2]]);
    expect(parts(tensor([0.1], { dtype: 'float64' }))).toEqual(['float64', [1], [0.1]]);
    expect(parts(tensor([0.1]))).toEqual(['float32', [1], [Math.fround(0.1)]]);
    expect(parts(tensor([2, -1.7], { dtype: 'int32' }))).toEqual(['int32', [2], [2, -1]]);
  });
  it('makes bool of booleans, and of anything but 0 when asked', () => {
    expect(parts(tensor([true, false]))).toEqual(['bool', [2], [1, 0]]);
    expect(parts(tensor([0, 0.5, -3, 256], { dtype: 'bool' }))).toEqual(['bool', [4], [0, 1, 1, 1]]);
    expect(parts(tensor(Float32Array.of(0, 0.5, 256), { dtype: 'bool' }))).toEqual(['bool', [3], [0, 1, 1]]);
    expect(parts(tensor([true, false], { dtype: 'float32' }))).toEqual(['float32', [2], [1, 0]]);
  });
  it('copies typed arrays, and keeps their dtype', () => {
    const source = Float64Array.of(1, 2);
    const copy = tensor(source);
    source[0] = 9;
    expect(parts(copy)).toEqual(['float64', [2], [1, 2]]);
    expect(tensor(Int32Array.of(1)).dtype).toBe('int32');
    expect(tensor(Float32Array.of(1)).dtype).toBe('float32');
    expect(parts(tensor(Uint8Array.of(0, 255)))).toEqual(['int32', [2], [0, 255]]);
    expect(parts(tensor(Uint8ClampedArray.of(255) as never))).toEqual(['float32', [1], [255]]);
    expect(parts(tensor(Float64Array.of(0.1), { dtype: 'float32', shape: [1, 1] }))).toEqual([
      'float32',
      [1, 1],
      [Math.fround(0.1)],
    ]);
  });
  it('does not change with the list it took its shape from', () => {
    const shape = [2, 1];
    const x = tensor([1, 2], { shape });
    shape.push(7);
    expect(x.shape).toEqual([2, 1]);
  });
  it('keeps NaN, the infinities and −0', () => {
    expect([...tensor([Number.NaN, Infinity, -Infinity, -0]).data]).toEqual([Number.NaN, Infinity, -Infinity, -0]);
  });
  it('refuses rows that differ, and says where', () => {
    expect(() => tensor([[1, 2], [3]])).toThrow(
      'tensor: a row of 1 at [1] where the first has 2 — rows must be equally long; pad the short ones?',
    );
    expect(() =>
      tensor([
        [[1], [2]],
        [[3], [4, 5]],
      ]),
    ).toThrow('tensor: a row of 2 at [1,1] where the first has 1');
    expect(() => tensor([[1, 2], 3] as never)).toThrow('tensor: 3 at [1] where the first has 2');
    expect(() => tensor([1, [2]] as never)).toThrow(
      'tensor: a row of 1 at [1] — expected a number there, as in the first row',
    );
  });
  it('refuses what is not a number, and says where', () => {
    expect(() => tensor([1, '2'] as never)).toThrow('tensor: "2" at [1] — expected a number there');
    expect(() => tensor('2' as never)).toThrow('tensor: "2" at [] — expected a number there');
    expect(() => tensor([[1, null]] as never)).toThrow('tensor: null at [0,1] — expected');
    expect(() => tensor(undefined as never)).toThrow('tensor: undefined at [] — expected');
    expect(() => tensor([1n] as never)).toThrow('tensor: 1 at [0] — expected');
    expect(() => tensor(BigInt64Array.of(1n) as never)).toThrow(
      'tensor: a bigint64array — it takes typed arrays of plain numbers, like Float32Array',
    );
    expect(() => tensor(new DataView(new ArrayBuffer(4)) as never)).toThrow('tensor: a dataview —');
  });
  it('refuses shapes and dtypes that cannot be', () => {
    expect(() => tensor([1, 2, 3], { shape: [2, 2] })).toThrow(
      'tensor: 3 numbers for shape [2,2] — that shape has 4; change one of them',
    );
    expect(() => tensor(Float32Array.of(1, 2), { shape: [] })).toThrow('tensor: 2 numbers for shape []');
    expect(() => tensor([1], { shape: [1.5] })).toThrow(
      'tensor: shape is [1.5] — wanted a list of whole numbers, like [2,3]',
    );
    expect(() => tensor([1], { dtype: 'float16' as never })).toThrow(
      'tensor: dtype is "float16" — wanted one of bool, int32, float32, float64',
    );
  });
});

describe('a tensor with operators', () => {
  const x = tensor([1, 2]) as never as number;
  it.each<[string, () => unknown]>([
    ['+', () => x + 1],
    ['-', () => 1 - x],
    ['*', () => x * x],
    ['/', () => x / 2],
    ['<', () => x < 1],
    ['unary +', () => +x],
    ['Math.max', () => Math.max(x, 1)],
  ])('says what to write instead of %s', (_, use) => {
    expect(use).toThrow(
      "a tensor of shape [2] was used with + − * / or < — JavaScript's operators only work on numbers; write add(a, b), sub, mul, div or less, or item(a) for its number",
    );
  });
  it('is text in a template', () => {
    expect(`${tensor(1.5)}`).toBe('float32 1.5');
    expect(String(tensor([1, 2]))).toBe('float32[2]\n[1  2]');
  });
});

describe('tensor of int32', () => {
  it.each([
    [[0, Number.NaN, 2], 'tensor: NaN at [1] — int32 has whole numbers from −2³¹ to 2³¹ − 1'],
    [
      [
        [0, 1],
        [2, Number.POSITIVE_INFINITY],
      ],
      'tensor: Infinity at [1,1] — int32',
    ],
    [[2 ** 31], 'tensor: 2147483648 at [0] — int32'],
    [Number.NaN, 'tensor: NaN at [] — int32'],
    [Float64Array.of(1, -(2 ** 31) - 1), 'tensor: -2147483649 at [1] — int32'],
  ])('refuses %j', (values, message) => {
    expect(() => tensor(values, { dtype: 'int32' })).toThrow(message);
  });
  it('has room for both ends, and cuts fractions off', () => {
    const ends = tensor([2147483647.5, -2147483648, -1.5], { dtype: 'int32' });
    expect([...ends.data]).toEqual([2147483647, -2147483648, -1]);
  });
});

describe('isTensor', () => {
  it('recognizes a tensor by its fields', () => {
    expect(isTensor(tensor(1))).toBe(true);
    expect(isTensor({ shape: [], dtype: 'float32', data: new Float32Array(1) })).toBe(true);
    for (const other of [3, null, undefined, 'x', [], {}, new Float32Array(1), { shape: [] }]) {
      expect(isTensor(other)).toBe(false);
    }
  });
});
