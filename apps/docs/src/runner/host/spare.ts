import type { CagedWorker } from './frame';
import { startWorker } from './frame';

let spare: Promise<CagedWorker> | undefined;

/** Starts a worker for the next run in advance: when the reader approaches a Run button, and after each run. */
export function warm(script: string): void {
  if (spare) return;
  const made = startWorker(script);
  spare = made;
  made.catch(() => {
    if (spare === made) spare = undefined;
  });
}

/** Returns the worker started in advance, or a new one. */
export function takeWorker(script: string): Promise<CagedWorker> {
  const taken = spare ?? startWorker(script);
  spare = undefined;
  return taken;
}
