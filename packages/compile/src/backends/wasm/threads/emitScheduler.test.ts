import { describe, expect, it } from 'vitest';
import { allocateMemory } from '../allocateMemory';
import { atomic, op } from '../encode/instructions';
import { Module } from '../encode/module';
import { hostFunctions } from '../kernels/hostImports';
import { controlBytes } from './controlBytes';
import { emitScheduler } from './emitScheduler';
import { Pool } from './threadPool';

const control = 1024;
const met = 512;

/** Two parts that wait for each other, so that it ends only if two threads run at the same time. */
function meeting(): WebAssembly.Module {
  const module = new Module({ imports: hostFunctions });
  const parts = [0, 1].map((part) => {
    const code = module.function(`part${part}`);
    const looks = code.local('i32');
    code.i32(1e9).set(looks);
    code
      .i32(met + 4 * part)
      .i32(1)
      .atomic(atomic.add)
      .do(op.drop)
      .loop();
    code
      .i32(met + 4 * (1 - part))
      .atomic(atomic.load)
      .i32(met + 4 * part)
      .atomic(atomic.load);
    // nobody waits forever: alone, it stops the program
    code.get(looks).i32(1).do(op.i32.sub).tee(looks).do(op.i32.eqz);
    code.when(() => code.do(op.unreachable));
    code.do(op.i32.lt).branchIf(0).end();
    return code;
  });
  const last = module.function('last');
  last
    .i32(met + 8)
    .i32(1)
    .atomic(atomic.add)
    .do(op.drop);
  emitScheduler(module, control, [parts, [last]]);
  return new WebAssembly.Module(module.finished(true));
}

describe('a team', () => {
  it('runs in parallel, turn after turn', async () => {
    expect(controlBytes(2)).toBe(192);
    const pool = new Pool(() => {});
    await pool.grow(2);
    const memory = allocateMemory(4096, true);
    const module = meeting();
    const imports = Object.fromEntries(hostFunctions.map(({ name }) => [name, () => 0]));
    const { exports } = new WebAssembly.Instance(module, { host: { memory, ...imports } as never });
    const work = exports.work as (member: number, patience: number) => number;
    const words = new Int32Array(memory.buffer);
    const id = pool.add(module, memory, 2);
    for (let turn = 1; turn <= 100; turn++) {
      Atomics.add(words, control / 4, 1);
      pool.call(id);
      expect(work(0, 1000)).toBe(1);
    }
    expect([...words.subarray(met / 4, met / 4 + 3)]).toEqual([100, 100, 100]);
    expect([...words.subarray(control / 4, control / 4 + 2)]).toEqual([100, 0]);
    pool.end();
  });
  it('finishes without threads that never start', () => {
    const module = new Module();
    const parts = [0, 1, 2].map((part) => {
      const code = module.function(`part${part}`);
      code
        .i32(met + 4 * part)
        .i32(1)
        .atomic(atomic.add)
        .do(op.drop);
      return code;
    });
    emitScheduler(module, control, [parts]);
    const memory = allocateMemory(4096, true);
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.finished(true)), { host: { memory } });
    const work = exports.work as (member: number, patience: number) => number;
    const turn = new Int32Array(memory.buffer, control, 1);
    for (turn[0] = 1; turn[0] <= 2; turn[0]++) expect(work(0, 10)).toBe(1);
    turn[0] = 2;
    // a thread that comes too late finds everything claimed
    expect(work(2, 10)).toBe(1);
    expect([...new Int32Array(memory.buffer, met, 3)]).toEqual([2, 2, 2]);
  });
});
