import type { EngineMemory, EngineModule } from '../engineTypes';
import { maxThreads } from './mostThreads';
import type { Helper } from './startWorker';
import { startWorker } from './startWorker';
import { words } from './workerText';

/** How often a thread looks for work before it sleeps: some tens of microseconds. */
export const patience = 4000;

/** The workers of a process: started when first needed, used by all programs, ended when nobody needs them. */
export class Pool {
  private readonly control = new Int32Array(new SharedArrayBuffer(4 * (words.messages + words.apart * maxThreads)));
  private readonly helpers: Promise<Helper>[] = [];
  private readonly ready: Helper[] = [];
  private programs = 0;
  private over = false;

  constructor(private readonly lost: (reason: unknown) => void) {}

  /** Resolves when there are workers for this many threads; rejects if a worker does not start. */
  async grow(threads: number): Promise<void> {
    for (let member = this.helpers.length + 1; member < threads; member++) {
      const messages = words.messages + words.apart * (member - 1);
      const first = { control: this.control, member, messages, patience };
      const helper = startWorker(first, (reason) => this.over || this.lost(reason));
      helper.then(
        (one) => {
          this.ready[member - 1] = one;
        },
        () => {},
      );
      this.helpers.push(helper);
    }
    await Promise.all(this.helpers.slice(0, threads - 1));
  }

  private tell(threads: number, message: unknown): void {
    this.ready.slice(0, threads - 1).forEach((helper, i) => {
      // counted before it is sent: a worker that has read more than was counted would listen forever
      Atomics.add(this.control, words.messages + words.apart * i, 1);
      helper.post(message);
    });
    this.wake();
  }

  private wake(): void {
    Atomics.add(this.control, words.calls, 1);
    Atomics.notify(this.control, words.calls);
  }

  /** Passes a program to the workers of this many threads, and gives it a number. */
  add(module: EngineModule, memory: EngineMemory, threads: number): number {
    const id = ++this.programs;
    this.tell(threads, { id, module, memory });
    return id;
  }

  remove(id: number): void {
    this.tell(maxThreads, { id });
  }

  /** Wakes the workers for a program. */
  call(id: number): void {
    Atomics.store(this.control, words.program, id);
    this.wake();
  }

  end(): void {
    this.over = true;
    for (const helper of this.helpers)
      helper.then(
        (one) => one.end(),
        () => {},
      );
  }
}
