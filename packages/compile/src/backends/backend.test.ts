import type { Random, Tensor } from '@gd/core';
import { add, gather, mul, random, sum, tensor } from '@gd/core';
import { expect, it } from 'vitest';
import { compile } from '../compile';
import { explain } from '../explain';
import { read, readSync } from '../handle';
import type { Backend, Memory } from './backend';
import { wasm } from './wasm/backend';

/** WebAssembly in the manner of a graphics card: the host cannot reach the memory, and every read completes later. */
function distant(): Backend & { readonly asked: string[] } {
  const asked: string[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(name: string, work: () => T): Promise<T> => {
    asked.push(name);
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
  const near = new Map<Memory, Memory>();
  return {
    ...wasm,
    asked,
    name: 'distant',
    answersByPromise: true,
    threads: undefined as never,
    share: undefined as never,
    compile(program) {
      const executable = wasm.compile(program);
      return {
        ...executable,
        isWorthSharing: false,
        start(memory) {
          const run = executable.start(near.get(memory)!);
          return {
            run: () => inTurn('run', () => run.run()) as Promise<void>,
            repeat: (count) => inTurn('repeat', () => run.repeat!(count)) as Promise<void>,
          };
        },
      };
    },
    allocate(bytes) {
      const real = wasm.allocate(bytes);
      const memory: Memory = {
        bytes: real.bytes,
        write(address, { dtype, data }) {
          const now = data.slice();
          void inTurn('write', () => real.write(address, { dtype, data: now }));
        },
        read: (address, shape, dtype) => inTurn('read', () => real.read(address, shape, dtype)) as Promise<Tensor>,
        copyFrom: (other) => void inTurn('copy', () => real.copyFrom(near.get(other)!)),
      };
      near.set(memory, real);
      return memory;
    },
  };
}

const step = ({ w, x, t, rng }: { w: Tensor; x: Tensor; t: number; rng: Random }) => ({
  w: add(w, mul(add(x, rng.split('a').uniform([2])), t)),
  loss: sum(w),
});
const args = (i: number) => ({ x: tensor([i, 1]), t: i + 1, rng: random(i) });
const count = 20;

it('steps run without waiting for one another, and are read by promise', async () => {
  const backend = distant();
  const [far, near] = [compile(step, { donate: ['w'], backend }), compile(step, { donate: ['w'] })];
  let there = far({ w: tensor([0, 0]), ...args(0) });
  let here = near({ w: tensor([0, 0]), ...args(0) });
  for (let i = 1; i < count; i++) {
    there = far({ w: there.w, ...args(i) });
    here = near({ w: here.w, ...args(i) });
  }
  expect(backend.asked).not.toContain('read');
  expect(await read(there.w)).toEqual(readSync(here.w));
  expect(await read(there.loss as never)).toEqual(here.loss);
  expect(() => readSync(there.w)).toThrow('readSync: numbers of this backend are read by promise — await read(handle)');
  expect(explain(far)).toContain('kernels');
});

it('the numbers of a handle are saved when others take their place', async () => {
  const far = compile(step, { donate: ['w'], backend: distant() });
  const one = far({ w: tensor([0, 0]), ...args(0) });
  const two = far({ w: tensor([5, 5]), ...args(0) });
  const before = await read(one.w);
  expect(before).toEqual(readSync(compile(step, { donate: ['w'] })({ w: tensor([0, 0]), ...args(0) }).w));
  expect(await read(two.w)).not.toEqual(before);
});

it('prepared and repeated calls, larger programs and errors work the same way', async () => {
  const [far, near] = [distant(), wasm].map((backend) => compile(step, { donate: ['w'], backend }));
  const call = far!.prepare({ w: tensor([0, 0]), ...args(3) })!;
  call.inputs.t.data[0] = 7;
  await call.run();
  expect(await read(call.outputs.w as never)).toEqual(
    readSync(near!({ w: tensor([0, 0]), ...args(3), t: 7 }).w as never),
  );
  const tables = {
    t: Array.from({ length: count }, (_, i) => i),
    rng: Array.from({ length: count }, (_, i) => random(i)),
  };
  const many = far!.repeat(count, { w: tensor([0, 0]), ...args(1) }, tables)!;
  const same = near!.repeat(count, { w: tensor([0, 0]), ...args(1) }, tables)!;
  expect(await (many.loss as unknown as Promise<Float64Array>)).toEqual(same.loss);
  expect(await read(many.w as never)).toEqual(readSync(same.w as never));
  const grow = compile(({ w, x }: { w: Tensor; x: Tensor }) => ({ w: add(w, sum(x)) }), {
    donate: ['w'],
    backend: distant(),
  });
  const small = grow({ w: tensor(1), x: tensor([1]) });
  const large = grow({ w: small.w, x: tensor(new Float32Array(2 ** 18).fill(1)) });
  expect((await read(large.w)).data[0]).toBe(2 ** 18 + 2);
  const pick = compile(({ w, i }: { w: Tensor; i: Tensor }) => ({ w, out: gather(w, i) }), {
    donate: ['w'],
    backend: distant(),
  });
  const bad = pick({ w: tensor([1, 2]), i: tensor(Int32Array.of(5)) });
  await expect(read(bad.out as never)).rejects.toThrow('found an index outside its tensor');
});

it('a stream cannot be advanced synchronously', () => {
  const f = compile(({ rng }: { rng: Random }) => ({ noise: rng.uniform([2]) }), {
    keep: ['noise'],
    backend: distant(),
  });
  expect(() => f({ rng: random(1) })).toThrow(
    'backend distant cannot advance synchronously — draw from rng.split(name)',
  );
});
