import { warnOnce } from '@gd/core/extend';
import { allocateMemory } from '../allocateMemory';
import type { EngineMemory } from '../engineTypes';
import { hostImports } from '../kernels/hostImports';
import type { Running, WasmProgram } from '../program';
import { writeConstants } from '../program';
import { AutoTuner } from './autoTuner';
import { canShare } from './canShare';
import { controlBytes } from './controlBytes';
import { defaultThreads } from './defaultThreads';
import { emitShared } from './emitShared';
import { SharedRun } from './sharedRun';
import { builtin } from './startWorker';
import { Pool, patience } from './threadPool';

/** Several threads that run programs together: how to allocate memory for them, and how to start a program. */
export interface Team {
  allocate(bytes: number): EngineMemory;
  start(program: WasmProgram, memory: EngineMemory): Running;
}

/**
 * Garbage collectors do not count shared memory, and let it pile up; so each has an untouched ordinary buffer of the
 * same size.
 */
const ballast = new WeakMap<EngineMemory, ArrayBuffer>();
let pool: Pool | undefined;
const teams = new Set<number>();
let made = 0;

/** Ends the workers when the last team in use is collected. */
const disbanded = new FinalizationRegistry<number>((team) => {
  teams.delete(team);
  if (teams.size > 0) return;
  pool?.end();
  pool = undefined;
});
const ended = new FinalizationRegistry<{ from: Pool; id: number }>(({ from, id }) => from.remove(id));

/**
 * Starts threads, the caller's among them; by default as many as there are cores, used for as long as that is faster.
 * Rejects if they cannot be started.
 */
export async function startThreads(wanted?: number): Promise<Team> {
  const threads = wanted ?? Math.min(cores(), defaultThreads);
  if (threads < 2) throw new Error('there is one core');
  if (!canShare()) throw new Error('memory cannot be shared here: the page must be cross-origin isolated');
  const number = ++made;
  teams.add(number);
  pool ??= new Pool((reason) => {
    pool = undefined;
    warnOnce(`compile: a thread ended (${reason}) — the others do its work`);
  });
  const own = pool;
  const looks = canWait() ? patience : -1;
  // workers keep no process alive; a caller who asked for them waits until they have started
  const alive = wanted === undefined ? undefined : setInterval(() => {}, 1000);
  try {
    await own.grow(threads);
  } catch (error) {
    teams.delete(number);
    throw error;
  } finally {
    clearInterval(alive);
  }
  const team: Team = {
    allocate(bytes) {
      const memory = allocateMemory(bytes, true);
      ballast.set(memory, new ArrayBuffer(memory.buffer.byteLength));
      return memory;
    },
    start(program, memory) {
      const { bytes, parts } = emitShared(program, threads);
      const module = new WebAssembly.Module(bytes);
      const { exports } = new WebAssembly.Instance(module, { host: { memory, ...hostImports } as never });
      writeConstants(program, memory);
      new Uint8Array(memory.buffer, program.control, controlBytes(parts.length)).fill(0);
      const id = own.add(module, memory, threads);
      const work = exports.work as (member: number, patience: number) => number;
      const turn = new Int32Array(memory.buffer, program.control, 1);
      const begin = (together: boolean): boolean => {
        // the turn comes before the call, since a worker that is called early would find nothing to do
        Atomics.add(turn, 0, 1);
        if (together) own.call(id);
        return work(0, looks) === 1;
      };
      const run = new SharedRun(memory, program, parts, begin, wanted === undefined ? new AutoTuner() : undefined);
      ended.register(run, { from: own, id });
      return run;
    },
  };
  disbanded.register(team, number);
  return team;
}

function cores(): number {
  const { navigator } = globalThis as { navigator?: { hardwareConcurrency?: number } };
  return navigator?.hardwareConcurrency ?? builtin<typeof import('node:os')>('node:os')?.availableParallelism() ?? 1;
}

/** Whether this thread may block; a browser's main thread may not. */
function canWait(): boolean {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 1);
    return true;
  } catch {
    return false;
  }
}
