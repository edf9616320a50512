/** How long a run may keep the page, the signals and the timers waiting, in milliseconds. */
const patience = 16;

/** Keeps an eye on how long the thread was held. */
export class Yielder {
  private rested = performance.now();

  /** Whether it is time to let go. */
  isDue(): boolean {
    return performance.now() - this.rested > patience;
  }

  /** Lets go of the thread. */
  async rest(): Promise<void> {
    await yieldToEventLoop();
    this.rested = performance.now();
  }
}

/** Ends the current task and goes on in the next, so that a page can paint, clicks and signals arrive, timers fire. */
export function yieldToEventLoop(): Promise<void> {
  // setTimeout would wait 4 ms in browsers each time
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
