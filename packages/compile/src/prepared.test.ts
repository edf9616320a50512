import type { Random, Tensor } from '@gd/core';
import { add, mul, random, sum, tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { compile } from './compile';
import { readSync } from './handle';

describe('a prepared call', () => {
  it('reads what is written in place, and says what came of it', () => {
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
    // the handle goes to a call of another kind, in the same memory
    const next = step({ ...args, w: call.outputs.w, t: 0 });
    expect([...readSync(next.w).data]).toEqual([20, 20]);
    expect(() => call.inputs.w.set(tensor([1]))).toThrow('compile: w was float32[2] and is now float32[1]');
    expect(step.traces).toBe(1);
  });
  it('says when others took its place', () => {
    const f = compile(({ x }: { x: Tensor }) => ({ y: mul(x, 2) }), { keep: ['y'] });
    const call = f.prepare({ x: tensor([1]) })!;
    for (let size = 2; size < 40; size++) f({ x: tensor(new Float32Array(size)) });
    expect(() => call.run()).toThrow('prepare: 32 other programs took its place since — prepare the call again');
  });
});
