import { runInNewContext } from 'node:vm';
import { tensor } from '@gd/core';

class Instance {
  readonly x = 1;
}

function detached(): Float32Array {
  const numbers = new Float32Array(3);
  structuredClone(numbers.buffer, { transfer: [numbers.buffer] });
  return numbers;
}

const like = (fields: object) => () => ({ shape: [2], dtype: 'float32', data: Float32Array.of(1, 2), ...fields });

/** What nobody should pass, by name, each made anew: the telling ones first. */
export const values: Readonly<Record<string, () => unknown>> = {
  null: () => null,
  undefined: () => undefined,
  'a text': () => 'relu',
  NaN: () => Number.NaN,
  Infinity: () => Infinity,
  'a fraction': () => 0.37,
  '−1': () => -1,
  'a bigint': () => 10n,
  'a symbol': () => Symbol('s'),
  '[]': () => [],
  'a list with a hole': () => [1].concat(new Array(1), 3),
  '{}': () => ({}),
  'a promise': () => Promise.resolve(1),
  'a function': () => () => undefined,
  'a tensor that is too short': like({ shape: [3] }),
  'no text': () => '',
  'a number as text': () => '3',
  true: () => true,
  '−∞': () => -Infinity,
  '−0': () => -0,
  zero: () => 0,
  'a huge number': () => 1e308,
  'a tiny number': () => 5e-324,
  '2⁵³': () => 2 ** 53,
  '2³²': () => 2 ** 32,
  'a Number object': () => Object(3),
  '[NaN]': () => [Number.NaN],
  '[1.5]': () => [1.5],
  '[−1]': () => [-1],
  'ragged rows': () => [[1, 2], [3]],
  'rows of text': () => [['a'], ['b']],
  '[null]': () => [null],
  'a list of promises': () => [Promise.resolve(1)],
  'a list within itself': () => {
    const list: unknown[] = [];
    list.push(list);
    return list;
  },
  'a deep list': () => {
    let list: unknown[] = [];
    for (let i = 0; i < 20_000; i++) list = [list];
    return list;
  },
  'a list that is only long': () => new Array(2 ** 31),
  'no prototype': () => Object.create(null),
  frozen: () => Object.freeze({}),
  'a proxy': () => new Proxy({}, {}),
  'a proxy of a list': () => new Proxy([1, 2], {}),
  'a proxy of a function': () => new Proxy(() => 1, {}),
  'a class instance': () => new Instance(),
  'a class': () => Instance,
  'a record named __proto__': () => JSON.parse('{"__proto__": 1}'),
  'a record with a length': () => ({ length: 3 }),
  'an async function': () => async () => 1,
  'a generator function': () =>
    function* () {
      yield 1;
    },
  'a function of a number': () => (x: number) => x,
  'a Date': () => new Date(0),
  'a Map': () => new Map([['x', 1]]),
  'a Set': () => new Set([1]),
  'a RegExp': () => /x/,
  'an Error': () => new Error('mine'),
  'an ArrayBuffer': () => new ArrayBuffer(8),
  'a DataView': () => new DataView(new ArrayBuffer(8)),
  ...Object.fromEntries(
    [
      Int8Array,
      Uint8Array,
      Uint8ClampedArray,
      Int16Array,
      Uint16Array,
      Int32Array,
      Uint32Array,
      Float32Array,
      Float64Array,
    ].map((kind) => [kind.name, () => kind.of(1, 2)]),
  ),
  BigInt64Array: () => BigInt64Array.of(1n, 2n),
  'a detached array': detached,
  "another realm's list": () => runInNewContext('[1, 2]'),
  "another realm's record": () => runInNewContext('({ x: 1 })'),
  "another realm's Float32Array": () => runInNewContext('Float32Array.of(1, 2)'),
  "another realm's promise": () => runInNewContext('Promise.resolve(1)'),
  'a tensor of one': () => tensor([1]),
  'a tensor of none': () => tensor([]),
  'a matrix': () => tensor([[1, 2]]),
  'a tensor of NaN': () => tensor([Number.NaN]),
  'a tensor of int32': () => tensor([1], { dtype: 'int32' }),
  'a tensor of bool': () => tensor([true]),
  'a frozen tensor': () => Object.freeze(tensor([1])),
  'a proxied tensor': () => new Proxy(tensor([1]), {}),
  'a tensor that is too long': like({ shape: [1] }),
  'a tensor of another kind': like({ dtype: 'int32' }),
  'a tensor of no kind': like({ dtype: 'float16' }),
  'a tensor of half a row': like({ shape: [1.5] }),
  'a tensor without data': like({ data: undefined }),
  'a tensor of a list': like({ data: [1, 2] }),
  'a tensor with a text for a shape': like({ shape: '2' }),
};
