import type { Program, Running } from '../program';
import type { AutoTuner } from './autoTuner';
import { line } from './controlBytes';

/** A program whose runs several threads share. */
export class SharedRun implements Running {
  private isAlone = false;

  constructor(
    readonly memory: WebAssembly.Memory,
    private readonly program: Program,
    /** How many parts each segment has. */
    private readonly parts: readonly number[],
    private readonly work: (together: boolean) => boolean,
    /** Says whether a turn is done together; all are, unless it is given. */
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
        'trainStep: a thread did not finish its part of a step — was its worker ended? Start again from weights(), with threads: 1',
      );
    }
  }

  steps(count: number): void {
    const { t, tables, loss } = this.program.repetition!;
    const { buffer } = this.memory;
    const all = new Uint8Array(buffer);
    const time = new Float64Array(buffer, t, 1);
    const latest = new Float64Array(buffer, loss.from, 1);
    const losses = new Float64Array(buffer, loss.to, count);
    for (let step = 0; step < count; step++) {
      time[0]!++;
      for (const { from, to, bytes } of tables) all.copyWithin(to, from + step * bytes, from + (step + 1) * bytes);
      this.run();
      losses[step] = latest[0]!;
    }
  }

  /** Marks a turn that was stopped as done, so that helpers do not wait for it. */
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
