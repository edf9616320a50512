import { erf as coreErf } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { count } from '../../../../../../tests/support/count';
import type { Assembler } from '../encode/assembler';
import { hasRelaxedSimd } from '../encode/hasRelaxedSimd';
import { Module } from '../encode/module';
import { erf } from './erf';
import { exp } from './exp';
import { expm1 } from './expm1';
import { log } from './log';
import { log1p } from './log1p';
import { sigmoid } from './sigmoid';
import { tanh } from './tanh';

const variants = hasRelaxedSimd() ? [false, true] : [false];

function run(relaxed: boolean, f: (code: Assembler, x: number) => void, xs: readonly number[]): Float32Array {
  const module = new Module({ relaxed, pool: { address: 0, bytes: 1024 } });
  const code = module.function('run', { exported: true });
  const bytes = Math.ceil(xs.length / 4) * 16;
  code.repeat(
    bytes / 16,
    (p) => {
      const x = code.local('v128');
      code.load('v128', p, 1024).set(x).get(p);
      f(code, x);
      code.store('v128', 1024 + bytes);
    },
    { step: 16 },
  );
  const memory = new WebAssembly.Memory({ initial: Math.ceil((1024 + 2 * bytes) / 65536) });
  new Float32Array(memory.buffer, 1024).set(xs);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(module.finished()), { host: { memory } });
  (instance.exports.run as () => void)();
  return new Float32Array(memory.buffer, 1024 + bytes, xs.length);
}

/** The distance in units in the last place of the float32 nearest to the expected value. */
function ulps(got: number, wanted: number): number {
  if (Object.is(got, Math.fround(wanted))) return 0;
  const exponent = Math.max(-126, Math.floor(Math.log2(Math.abs(wanted))));
  return Math.abs(got - wanted) / 2 ** (exponent - 23);
}

const points = count(20_000, 2_000_000);
const spread = (low: number, high: number): number[] =>
  Array.from({ length: points + 1 }, (_, i) => Math.fround(low + ((high - low) * i) / points));
const powers = Array.from({ length: 277 }, (_, i) => Math.fround(1.37 * 2 ** (i - 149)));

describe.each(variants)('float32 functions, relaxed %s', (relaxed) => {
  const cases = [
    { f: exp, exact: Math.exp, xs: [...spread(-104, 89), ...spread(-1, 1)], limit: 1.1 },
    { f: log, exact: Math.log, xs: [...powers, ...spread(0.4, 2.5), ...spread(1e-3, 1e6)], limit: 1 },
    { f: tanh, exact: Math.tanh, xs: [...spread(-10, 10), ...spread(-0.7, 0.7)], limit: 1.6 },
    { f: erf, exact: (x: number) => coreErf(x).data[0]!, xs: [...spread(-5, 5), ...spread(-1, 1)], limit: 2 },
    { f: log1p, exact: Math.log1p, xs: [...spread(-0.99, 3), ...spread(-1e-4, 1e-4)], limit: 3 },
    { f: expm1, exact: Math.expm1, xs: [...spread(-20, 80), ...spread(-1, 1)], limit: 3 },
    { f: sigmoid, exact: (x: number) => 1 / (1 + Math.exp(-x)), xs: [...spread(-20, 20)], limit: 3 },
  ];
  it.each(cases)('$f.name stays within $limit ulp', ({ f, exact, xs, limit }) => {
    const got = run(relaxed, f, xs);
    let worst = 0;
    xs.forEach((x, i) => {
      worst = Math.max(worst, ulps(got[i]!, exact(x)));
    });
    expect(worst).toBeLessThan(limit);
    expect(worst).toBeGreaterThan(0);
  });
  it.each(cases)('$f.name is right at 0, infinity and NaN', ({ f, exact }) => {
    const xs = [0, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, -1, 1000, -1000];
    const got = [...run(relaxed, f, xs)];
    expect(got.map((y) => (y === 0 ? 0 : y))).toEqual(
      xs.map((x, i) => (ulps(got[i]!, exact(x)) <= 3 ? got[i]! : Math.fround(exact(x)))).map((y) => (y === 0 ? 0 : y)),
    );
  });
});
