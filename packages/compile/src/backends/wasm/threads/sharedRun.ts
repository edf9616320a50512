import type { EngineMemory } from '../engineTypes';
import type { Running, WasmProgram } from '../program';
import type { AutoTuner } from './autoTuner';
import { line } from './controlBytes';

/** A program whose runs are shared by several threads. */
export class SharedRun implements Running {
  private isAlone = false;

  constructor(
    readonly memory: EngineMemory,
    private readonly program: WasmProgram,
    /** The number of parts of each segment. */
    private readonly parts: readonly number[],
    private readonly work: (together: boolean) => boolean,
    /** Decides whether a turn is shared; by default, all are. */
    private readonly trial?: AutoTuner,
  ) {}

  run(): void {
    const together = this.trial?.begin() ?? true;
    let done: boolean;
    try {
      done = this.work(together && !this.isAlone);
    } catch (error) {
      this.giveUp();
      throw error;
    }
    this.trial?.end();
    if (!done) {
      this.giveUp();
      this.isAlone = true;
      throw new Error(
        'compile: a thread did not finish its part of a run — was its worker terminated? Start again from what you read last, with threads: 1',
      );
    }
  }

  repeat(count: number): void {
    const { tables, collected } = this.program.repetition!;
    const { buffer } = this.memory;
    const all = new Uint8Array(buffer);
    for (let turn = 0; turn < count; turn++) {
      for (const { from, to, bytes } of tables) all.copyWithin(to, from + turn * bytes, from + (turn + 1) * bytes);
      this.run();
      for (const { from, to } of collected) all.copyWithin(to + 8 * turn, from, from + 8);
    }
  }

  /** Marks a turn that was stopped as done, so that workers do not wait for it. */
  private giveUp(): void {
    const words = new Int32Array(this.memory.buffer, this.program.control);
    const turn = Atomics.load(words, 0);
    const eachLine = (mark: (at: number, parts: number) => void): void => {
      for (const [segment, parts] of this.parts.entries()) mark(((1 + segment) * line) / 4, parts);
    };
    eachLine((at, parts) => {
      for (let part = 1; part <= parts; part++) Atomics.store(words, at + part, turn);
    });
    eachLine((at, parts) => {
      Atomics.store(words, at, turn * parts);
      Atomics.notify(words, at);
    });
  }
}
