import type { Random, Tensor } from '@gd/core';
import { add, mul, random, sum, tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { compile } from './compile';
import { readSync } from './handle';

describe('a prepared call', () => {
  it('reads inputs written in place, and returns the outputs', () => {
    const step = compile(
      ({ w, t, x, rng }: { w: Tensor; t: number; x: Tensor; rng: Random }) => ({
        w: add(w, mul(x, t)),
        total: sum(x),
        noise: rng.split('a').uniform([2]),
      }),
      { donate: ['w'], keep: ['noise'] },
    );
    const args = { w: tensor([1, 1]), t: 1, x: tensor([1, 2]), rng: random(3) };
    const call = step.prepare(args)!;
    call.run();
    expect(call.outputs.total.data[0]).toBe(3);
    expect([...(call.read('w') as Tensor).data]).toEqual([2, 3]);
    expect(call.read('noise')).toEqual(random(3).split('a').uniform([2]));
    call.inputs.t.set(10);
    call.inputs.x.data.set([2, 2]);
    call.inputs.rng.set(random(4));
    call.run();
    expect([...(call.read('w') as Tensor).data]).toEqual([22, 23]);
    expect((call.outputs.total.read() as Tensor).data[0]).toBe(4);
    expect(call.read('noise')).toEqual(random(4).split('a').uniform([2]));
    call.inputs.w.set(tensor([0, 0]));
    call.run();
    // the handle is passed to a call of another kind, in the same memory
    const next = step({ ...args, w: call.outputs.w, t: 0 });
    expect([...readSync(next.w).data]).toEqual([20, 20]);
    expect(() => call.inputs.w.set(tensor([1]))).toThrow('compile: w was float32[2] and is now float32[1]');
    expect(step.traces).toBe(1);
  });
  it('refuses numbers that do not fit their input', () => {
    const f = compile(({ x, t }: { x: Tensor; t: number }) => ({ y: mul(x, t) }));
    const call = f.prepare({ x: tensor([1, 2]), t: 1 })!;
    for (const value of [tensor([1, 2, 3]), tensor([1]), Float32Array.of(1), 5]) {
      expect(() => call.inputs.x.set(value)).toThrow(/^set: [13] numbers for x — wanted 2/);
    }
    expect(() => call.inputs.x.set(undefined as never)).toThrow('set: no numbers for x — wanted 2');
    expect(() => call.inputs.t.set(Float64Array.of(1, 2))).toThrow('set: 2 numbers for t — wanted 1');
    call.run();
    expect([...call.outputs.y.data]).toEqual([1, 2]);
  });
  it('loads the tree of a handle, and no tensor that is not in it', () => {
    const step = compile(({ w }: { w: { a: Tensor } }) => ({ w: { a: add(w.a, 1) } }), { donate: ['w'] });
    const call = step.prepare({ w: { a: tensor([1]) } })!;
    call.run();
    const other = compile(({ w }: { w: { a: Tensor } }) => ({ w: { a: mul(w.a, 2) } }), { donate: ['w'] });
    call.inputs.w.set(other({ w: { a: tensor([5]) } }).w);
    call.run();
    expect(readSync(call.outputs.w)).toEqual({ a: tensor([11]) });
    expect(() => call.inputs.w.set({ a: tensor([1]), b: tensor([1]) } as { a: Tensor })).toThrow(
      'compile: w.b is new — a donated tree keeps its names, shapes and dtypes',
    );
    expect(readSync(call.outputs.w)).toEqual({ a: tensor([11]) });
  });
  it('says when other programs have replaced it', () => {
    const f = compile(({ x }: { x: Tensor }) => ({ y: mul(x, 2) }), { keep: ['y'] });
    const call = f.prepare({ x: tensor([1]) })!;
    for (let size = 2; size < 40; size++) f({ x: tensor(new Float32Array(size)) });
    expect(() => call.run()).toThrow('prepare: 32 other programs have replaced this one — prepare the call again');
  });
});
