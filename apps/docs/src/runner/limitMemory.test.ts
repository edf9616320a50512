import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import { limitMemory, memoryOf } from './limitMemory';

const mebibyte = 1 << 20;
/** A realm of its own, as a worker is. */
const realm = () => {
  const scope = createContext({}) as Record<string, unknown>;
  for (const name of Object.getOwnPropertyNames(globalThis))
    if (/Array|ArrayBuffer/.test(name)) scope[name] = runInContext(name, scope as never);
  limitMemory(scope, { single: 4 * mebibyte, all: 16 * mebibyte });
  return (code: string) => runInContext(code, scope as never) as unknown;
};

test('an array that is too large for a page is refused with a sentence', () => {
  const run = realm();
  for (const code of ['new Float32Array(2 ** 30)', 'new Float64Array(1e6)', 'new ArrayBuffer(1e12)'])
    expect(() => run(code)).toThrow('a snippet has room for 4 MiB in one piece');
});

test('many that are kept are refused, too', () => {
  const run = realm();
  const fill = 'var keep = []; for (;;) keep.push(new Float32Array(2 ** 18 * 3));';
  expect(() => run(fill)).toThrow('memory: this snippet holds tensors of 16 MiB');
  expect(run('keep.length')).toBe(5);
});

test('the arrays are as before in everything else', () => {
  const run = realm();
  expect(run('[...new Float32Array([1, 2])].join()')).toBe('1,2');
  expect(run('new Float32Array(3) instanceof Float32Array')).toBe(true);
  expect(run('Float32Array.name + Float32Array.BYTES_PER_ELEMENT + Float32Array.from([1, 2]).length')).toBe(
    'Float32Array42',
  );
  expect(run('new Int32Array(new ArrayBuffer(16), 4, 2).length')).toBe(2);
  expect(run('class Own extends Float32Array { twice() { return 2 * this[0]; } }; new Own([4]).twice()')).toBe(8);
  expect(run('new Float32Array(4).subarray(1).slice().length')).toBe(3);
  expect(() => run('Float32Array(3)')).toThrow(/new/);
});

test('a page gets half of what the device has', () => {
  const gibibyte = 2 ** 30;
  expect(memoryOf({ deviceMemory: 8 })).toEqual({ single: gibibyte, all: 4 * gibibyte });
  expect(memoryOf({ deviceMemory: 0.5 })).toEqual({ single: gibibyte / 8, all: gibibyte / 2 });
  expect(memoryOf({}).all).toBe(2 * gibibyte);
});
