import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { allocateMemory } from '../allocateMemory';
import { atomic, op } from '../encode/instructions';
import { Module } from '../encode/module';
import { AutoTuner } from './autoTuner';
import { emitScheduler } from './emitScheduler';
import { SharedRun } from './sharedRun';

const unfinished =
  'compile: a thread did not finish its part of a run — was its worker terminated? Start again from what you read last, with threads: 1';
const control = 1024;
const line = 16;

/** Two parts, each of which counts how often it ran. */
function counting() {
  const module = new Module();
  const parts = [0, 4].map((at) => {
    const code = module.function(`part${at}`);
    code.i32(at).i32(1).atomic(atomic.add).do(op.drop);
    return code;
  });
  emitScheduler(module, control, [parts]);
  const memory = allocateMemory(4096, true);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.finished(true)), { host: { memory } });
  return { memory, work: exports.work as (member: number, patience: number) => number };
}

describe('a shared run', () => {
  it('continues when a thread claimed a part and never finished it', async () => {
    const { memory, work } = counting();
    const words = new Int32Array(memory.buffer);
    const turn = control / 4;
    // wakes all waiting threads, so that they soon have waited long enough
    const waker = new Worker(
      `const { workerData: [words, at] } = require('node:worker_threads');
      for (;;) { Atomics.notify(words, at); Atomics.wait(words, at + 15, 0, 0.05); }`,
      { eval: true, workerData: [words, turn + line] },
    );
    await new Promise((started) => waker.once('online', started));
    const calls: boolean[] = [];
    const run = new SharedRun(memory, { control } as never, [2], (together) => {
      calls.push(together);
      Atomics.add(words, turn, 1);
      return work(0, 10) === 1;
    });
    run.run();
    // part 1 of the next turn is claimed
    words[turn + line + 2] = 2;
    expect(() => run.run()).toThrow(unfinished);
    await waker.terminate();
    run.run();
    run.run();
    expect(calls).toEqual([true, true, false, false]);
    expect([...words.subarray(0, 2)]).toEqual([4, 3]);
  });
  it('decides by timing whether to wake the other threads, if it may', () => {
    let now = 0;
    const calls: boolean[] = [];
    const run = new SharedRun(
      allocateMemory(64, true),
      {} as never,
      [],
      (together) => {
        calls.push(together);
        now += together ? 5 : 10;
        return true;
      },
      new AutoTuner(() => now),
    );
    for (let i = 0; i < 100; i++) run.run();
    expect(calls.slice(0, 8)).toEqual(Array(8).fill(false));
    expect(calls.filter((together) => together).length).toBeGreaterThan(70);
  });
});
