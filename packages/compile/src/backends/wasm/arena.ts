import type { TracedGraph } from '../../trace/trace';
import { allocateMemory } from './allocateMemory';
import type { Program, Running } from './program';
import { build, start } from './program';

const arenaBytes = 2 ** 20;

/**
 * Where the programs of one function live. Small ones share a memory, side by side: each memory reserves gigabytes of
 * addresses, and a page in a browser gets hardly more than a hundred.
 */
export class Arena {
  private memory: WebAssembly.Memory | undefined;
  private end = 0;

  /** Builds a program, and puts it to work behind those that are there; a large one gets a memory of its own. */
  add(graph: TracedGraph): { program: Program; running: Running } {
    const program = build(graph, { start: this.end });
    if (this.memory === undefined || this.memory.buffer.byteLength < program.memoryBytes) {
      this.memory = allocateMemory(Math.max(program.memoryBytes, arenaBytes));
    }
    const running = start(program, this.memory);
    this.end = program.end;
    if (this.end > arenaBytes / 2) {
      this.memory = undefined;
      this.end = 0;
    }
    return { program, running };
  }
}
