import { pause } from './pause';

/** How long a run may keep the page, the signals and the timers waiting, in milliseconds. */
const patience = 16;

/** Keeps an eye on how long the thread was held. */
export class Pace {
  private rested = performance.now();

  /** Whether it is time to let go. */
  isDue(): boolean {
    return performance.now() - this.rested > patience;
  }

  /** Lets go of the thread. */
  async rest(): Promise<void> {
    await pause();
    this.rested = performance.now();
  }
}
