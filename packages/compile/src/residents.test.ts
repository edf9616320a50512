import type { Tensor } from '@gd/core';
import { add, cast, mul, reshape, scatterAdd, sum, tensor } from '@gd/core';
import { describe, expect, it, vi } from 'vitest';
import { compile } from './compile';
import type { Handle } from './handle';
import { read, readSync } from './handle';

interface Shift {
  readonly weights: { readonly a: Tensor; readonly b: Tensor };
  readonly by: Tensor;
}

/** Adds to one weight, and does not change the other. */
const shift = ({ weights, by }: Shift) => ({
  weights: { ...weights, a: add(weights.a, by) },
  before: sum(weights.a),
});
const start = { a: tensor([1, 2]), b: tensor([[5]]) };
const by = tensor([10, 20]);
const shifting = () => compile(shift, { donate: ['weights'] });
const numbers = (tree: Record<string, Tensor>) =>
  Object.fromEntries(Object.entries(tree).map(([k, t]) => [k, [...t.data]]));

describe('a donated tree', () => {
  it('stays in memory: a handle is returned, and can be passed on', async () => {
    const step = shifting();
    let now = step({ weights: start, by });
    expect([...now.before.data]).toEqual([3]);
    for (let call = 0; call < 3; call++) now = step({ weights: now.weights, by });
    expect(numbers(readSync(now.weights))).toEqual({ a: [41, 82], b: [5] });
    expect(await read(now.weights)).toEqual(readSync(now.weights));
    expect([step.traces, step.programs.length]).toEqual([1, 1]);
    expect(numbers(start)).toEqual({ a: [1, 2], b: [5] });
  });
  it('is replaced in place, without a copy', () => {
    const step = compile(({ w, by }: { w: Tensor; by: Tensor }) => ({ w: add(w, mul(by, 2)) }), { donate: ['w'] });
    step({ w: tensor([1, 2]), by });
    const { copies, kernels } = step.programs[0]!.plan;
    expect([copies.length, kernels.length]).toEqual([0, 1]);
  });
  it('is spent once it has been passed on', () => {
    const step = shifting();
    const first = step({ weights: start, by });
    const second = step({ weights: first.weights, by });
    expect(() => readSync(first.weights)).toThrow(
      'read: weights of call 2 was passed on, and the memory is at call 3 now — read it before you pass it on, or read the latest result',
    );
    expect(() => step({ weights: first.weights, by })).toThrow('read: weights of call 2 was passed on');
    expect(numbers(readSync(second.weights)).a).toEqual([21, 42]);
  });
  it('is replaced by plain tensors; the numbers of a handle are saved first', () => {
    const step = shifting();
    const one = step({ weights: start, by });
    const other = step({ weights: { a: tensor([0, 0]), b: start.b }, by });
    expect(numbers(readSync(one.weights)).a).toEqual([11, 22]);
    expect(numbers(readSync(other.weights)).a).toEqual([10, 20]);
    // and the next call can continue from it
    expect(numbers(readSync(step({ weights: one.weights, by }).weights)).a).toEqual([21, 42]);
    expect(numbers(readSync(other.weights)).a).toEqual([10, 20]);
    expect(step.traces).toBe(1);
  });
  it('is read if it is passed under another name', () => {
    const step = shifting();
    const now = step({ weights: start, by });
    const total = compile(({ a }: { a: Tensor }) => sum(a));
    expect(total(now.weights as never).data[0]).toBe(33);
    expect([...step({ weights: now.weights, by: readSync(now.weights).a }).before.data]).toEqual([33]);
    const other = shifting();
    const again = step({ weights: start, by });
    expect(numbers(readSync(other({ weights: again.weights, by }).weights)).a).toEqual([21, 42]);
    expect(numbers(readSync(again.weights)).a).toEqual([11, 22]);
  });
  it('is shared by programs for arguments of other shapes', () => {
    const step = compile(({ w, x }: { w: Tensor; x: Tensor }) => ({ w: add(w, sum(x, { axis: 0 })) }), {
      donate: ['w'],
    });
    let now = step({ w: tensor([0, 0]), x: tensor([[1, 2]]) });
    for (const rows of [2, 300, 1, 2]) {
      now = step({
        w: now.w,
        x: tensor(
          Float32Array.from({ length: 2 * rows }, () => 1),
          { shape: [rows, 2] },
        ),
      });
    }
    expect([...readSync(now.w).data]).toEqual([306, 307]);
    expect(step.traces).toBe(3);
  });
  it('may be passed later than others', () => {
    const step = compile(
      ({ w, data, rows }: { w: Tensor; data?: Tensor; rows?: Tensor }) =>
        data === undefined ? { w: add(w, 1) } : { w: add(w, sum(mul(data, rows!))), data },
      { donate: ['w', 'data'] },
    );
    const one = step({ w: tensor(0) });
    const two = step({ w: one.w, data: tensor([1, 2]), rows: tensor([1, 1]) });
    const three = step({ w: two.w as never });
    // nothing has changed the data in the meantime
    const four = step({ w: three.w, data: two.data as never, rows: tensor([0, 1]) });
    expect(readSync(four.w as Handle<Tensor>).data[0]).toBe(7);
    expect(step.traces).toBe(2);
  });
  it('must be returned with the same names, shapes and dtypes', () => {
    const wrong = (f: (args: { w: { a: Tensor } }) => { w?: unknown }) => () =>
      compile(f as (args: { w: { a: Tensor } }) => { w: unknown }, { donate: ['w'] })({ w: { a: tensor([1, 2]) } });
    expect(wrong(({ w }) => ({ w: { a: reshape(w.a, [2, 1]) } }))).toThrow(
      'compile: w.a was float32[2] and is now float32[2,1] — a donated tree keeps its names, shapes and dtypes',
    );
    expect(wrong(({ w }) => ({ w: { a: cast(w.a, 'float64') } }))).toThrow('is now float64[2]');
    expect(wrong(({ w }) => ({ w: { ...w, b: w.a } }))).toThrow('compile: w.b is new');
    expect(wrong(() => ({ w: {} }))).toThrow('compile: w.a is missing');
    expect(wrong(() => ({}))).toThrow('compile: w is donated but not returned — return it, changed or not');
    expect(() => shifting()({ weights: { ...start, b: 3 } as never, by })).toThrow(
      'compile: weights.b is the number 3 — a donated tree is made of tensors; tensor(3)?',
    );
  });
  it('decays to 0 instead of lingering where arithmetic is slow', () => {
    const step = compile(({ w }: { w: Tensor }) => ({ w: mul(w, 1e-20) }), { donate: ['w'] });
    let now = step({ w: tensor([1]) });
    now = step({ w: now.w });
    expect(readSync(now.w).data[0]).toBe(0);
  });
  it('may be exchanged with another', () => {
    const step = compile(({ a, b }: { a: Tensor; b: Tensor }) => ({ a: b, b: a }), { donate: ['a', 'b'] });
    const once = step({ a: tensor([1, 2]), b: tensor([3, 4]) });
    expect([[...readSync(once.a).data], [...readSync(once.b).data]]).toEqual([
      [3, 4],
      [1, 2],
    ]);
    const twice = step(once);
    expect([...readSync(twice.a).data]).toEqual([1, 2]);
  });
  it('is valid after a call that stopped before anything was replaced, and spent after any other', () => {
    const early = compile(
      ({ w, rows, x }: { w: Tensor; rows: Tensor; x: Tensor }) => ({ w: add(w, scatterAdd(x, rows, 2)) }),
      { donate: ['w'] },
    );
    const x = tensor([1, 1]);
    const now = early({ w: tensor([0, 0]), rows: tensor(Int32Array.of(0, 1)), x });
    const bad = tensor(Int32Array.of(0, 9));
    expect(() => early({ w: now.w, rows: bad, x })).toThrow('compile: gather or scatterAdd found an index outside');
    expect([...readSync(now.w).data]).toEqual([1, 1]);
    const late = compile(
      ({ w, rows, x }: { w: Tensor; rows: Tensor; x: Tensor }) => {
        const next = mul(w, 2);
        return { w: next, seen: scatterAdd(add(x, sum(next)), rows, 2) };
      },
      { donate: ['w'] },
    );
    const once = late({
      w: tensor([
        [1, 1],
        [1, 1],
      ]),
      rows: tensor(Int32Array.of(0, 1)),
      x,
    });
    const { kernels } = late.programs[0]!.plan;
    expect(kernels.findIndex(({ root }) => root?.kind === 'scatter')).toBeGreaterThan(0);
    expect(() => late({ w: once.w, rows: bad, x })).toThrow('found an index outside');
    expect(() => readSync(once.w)).toThrow('read: w of call 2');
  });
  it('is a plain tree if nothing can be compiled', async () => {
    const said = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const backend = { ...(await import('./backends/wasm/backend')).wasm, missing: () => 'there is none' };
    const step = compile(shift, { donate: ['weights'], backend });
    let now = step({ weights: start, by });
    now = step({ weights: now.weights, by });
    expect(numbers(await read(now.weights)).a).toEqual([21, 42]);
    expect(step.prepare({ weights: start, by })).toBeUndefined();
    expect(said.mock.calls).toEqual([['compile: there is none — everything runs eagerly']]);
    said.mockRestore();
  });
  it('needs no more memory for ever new shapes, even if two kinds alternate', () => {
    const step = compile(({ w, x }: { w: Tensor; x: Tensor }) => ({ w: add(w, sum(x)) }), { donate: ['w'] });
    let end = 0;
    for (let call = 0; call < 400; call++) {
      const size = call % 2 === 0 ? 1 : 2;
      step({ w: tensor(new Float32Array(size)), x: tensor(new Float32Array(1 + (call % 40))) });
      end = Math.max(end, ...step.programs.map((program) => program.end));
    }
    // 32 programs with 4 kB of constants each
    expect(end).toBeLessThan(200_000);
  });
});
