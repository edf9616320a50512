import type { CagedWorker } from './frame';
import { startWorker } from './frame';

let script = '';
let spare: Promise<CagedWorker> | undefined;

/** Makes a worker ready ahead of the next run: called when the reader comes near a Run button, and after each run. */
export function warm(address = script): void {
  script = address;
  spare ??= startWorker(script);
  spare.catch(() => {
    spare = undefined;
  });
}

/** The worker made ready, or a new one. */
export function takeWorker(): Promise<CagedWorker> {
  warm();
  const taken = spare as Promise<CagedWorker>;
  spare = undefined;
  return taken;
}
