import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './workspace';

/** Runs `work` while no other process runs work of this name; it waits for its turn. */
export function oneAtATime<T>(name: string, work: () => T): T {
  const lock = join(root, `node_modules/.cache/${name}.lock`);
  mkdirSync(dirname(lock), { recursive: true });
  while (!taken(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  try {
    return work();
  } finally {
    rmSync(lock);
  }
}

function taken(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    // a process that crashed does not release its lock
    if (!isAlive(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isAlive(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    // a lock is empty between its creation and its first line
    return holder === 0 || process.kill(holder, 0);
  } catch {
    return false;
  }
}
