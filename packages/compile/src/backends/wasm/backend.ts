import type { Backend, Memory } from '../backend';
import { allocateMemory } from './allocateMemory';
import { poolBytes } from './emit';
import { hasSimd, whyNoSimd } from './encode/hasSimd';
import type { EngineMemory } from './engineTypes';
import { wasmFacts } from './facts';
import type { Running, WasmProgram } from './program';
import { emitProgram, explained, read, start, viewOf, write } from './program';
import { canShare } from './threads/canShare';
import { defaultThreads } from './threads/defaultThreads';
import { isLarge } from './threads/isLarge';
import { maxThreads } from './threads/mostThreads';

/** A memory, and how programs start in it: on one thread, or shared by several. */
class WasmMemory implements Memory {
  constructor(
    readonly memory: EngineMemory,
    readonly begin: (program: WasmProgram, memory: EngineMemory) => Running,
  ) {}

  get bytes(): number {
    return this.memory.buffer.byteLength;
  }

  write(address: number, numbers: Parameters<Memory['write']>[1]): void {
    write(this.memory, address, numbers);
  }

  read(...[address, shape, dtype]: Parameters<Memory['read']>): ReturnType<typeof read> {
    return read(this.memory, address, { shape, dtype });
  }

  view(...[address, dtype, size]: Parameters<NonNullable<Memory['view']>>): ReturnType<typeof viewOf> {
    return viewOf(this.memory, address, dtype, size);
  }

  copyFrom(other: WasmMemory): void {
    new Uint8Array(this.memory.buffer).set(new Uint8Array(other.memory.buffer));
  }
}

/** The backend that runs plans as WebAssembly, on one thread or several. */
export const wasm: Backend = {
  name: 'wasm',
  facts: wasmFacts,
  reservedBytes: poolBytes,
  threads: { most: maxThreads, usual: defaultThreads },
  missing: () => (hasSimd() ? undefined : whyNoSimd()),
  compile(planned) {
    const program = emitProgram(planned);
    const { codeBytes, memoryBytes, end, plan, threads } = program;
    return {
      codeBytes,
      memoryBytes,
      end,
      isWorthSharing: threads > 1 && canShare() && isLarge(plan),
      start: (memory) => (memory as WasmMemory).begin(program, (memory as WasmMemory).memory),
    };
  },
  explained,
  allocate: (bytes) => new WasmMemory(allocateMemory(bytes), start),
  async share(threads) {
    const { startThreads } = await import('./threads/startThreads');
    const team = await startThreads(threads);
    return (bytes) => new WasmMemory(team.allocate(bytes), team.start);
  },
};
