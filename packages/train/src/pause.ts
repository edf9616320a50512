/** Ends the current task and goes on in the next, so that a page can paint, clicks and signals arrive, timers fire. */
export function pause(): Promise<void> {
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
