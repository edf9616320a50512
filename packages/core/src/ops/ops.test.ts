/// <reference types="vite/client" />

import { describe, expect, it } from 'vitest';
import { grad } from '../autodiff/grad';
import { slotOf } from '../autodiff/tape';
import type { Tensor } from '../tensor/tensor';
import { isTensor, tensor } from '../tensor/tensor';
import { cast } from './cast';
import { sum } from './sum';

type Function = (...inputs: unknown[]) => unknown;
type Module = Readonly<Record<string, unknown>>;

const files = import.meta.glob<Module>(['./*.ts', './backward/*.ts', '!./**/*.test.ts'], { eager: true });
const tests = import.meta.glob<string>('./**/*.test.ts', { eager: true, query: '?raw', import: 'default' });
const entries = import.meta.glob<string>(['../index.ts', '../extend.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

const images = tensor([0.1, 0.9, 0.4, 0.6], { shape: [1, 2, 2, 1] });
const waysToCall: ((x: Tensor) => unknown[])[] = [
  (x) => [x],
  (x) => [x, x],
  (x) => [x, x, x],
  (x) => [x, 2],
  (x) => [cast(x, 'int32'), 2],
];

/**
 * Whether no gradient reaches the output of an operation, found by calling it under `grad` in every way that it
 * accepts.
 */
function isFlat(operation: Function): boolean {
  let called = false;
  let reached = false;
  for (const inputs of waysToCall) {
    grad((x) => {
      try {
        const out = operation(...inputs(x));
        called ||= isTensor(out);
        reached ||= isTensor(out) && slotOf(out) >= 0;
      } catch {
        // these arguments do not fit this operation
      }
      return sum(x);
    })(images);
  }
  return called && !reached;
}

describe('ops', () => {
  it('finds the files', () => {
    expect(Object.keys(files).length).toBeGreaterThan(80);
    expect(Object.keys(files)).toContain('./backward/conv2dInputGrad.ts');
  });
  describe.each(Object.keys(files).map((path) => path.slice(2, -3)))('%s', (path) => {
    const name = path.replace('backward/', '');
    const entry = path === name ? 'index.ts' : 'extend.ts';
    const operation = files[`./${path}.ts`]![name];

    it('is what its file is called', () => {
      expect(operation, `${path}.ts exports no ${name}`).toBeTypeOf('function');
    });
    it(`has a line in ${entry}`, () => {
      const line = `export { ${name} } from './ops/${path}';`;
      expect(entries[`../${entry}`]!.split('\n'), `${name} has no line in ${entry}`).toContain(line);
    });
    it('is tested beside itself, its gradient too unless it has none', () => {
      const test = tests[`./${path}.test.ts`];
      expect(test, `${path}.ts has no ${name}.test.ts`).toBeDefined();
      const checked = new RegExp(String.raw`checkOp\([^;]*\b${name}\b`).test(test!);
      expect(checked || isFlat(operation as Function), `${name}.test.ts checks no gradient`).toBe(true);
    });
  });
});
