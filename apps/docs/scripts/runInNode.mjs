import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { prepared } from './folders.mjs';

/**
 * Runs a snippet in its own worker, just as the page does, and returns everything it printed.
 *
 * @param {string} code
 * @param {{ limit?: number, seed?: number, sliders?: Record<string, number>, check?: string | undefined }} [options]
 * @returns {Promise<import('../src/runner/protocol').RunResult>}
 */
export function runInNode(code, { limit = 10, seed = 42, sliders = {}, check } = {}) {
  const worker = new Worker(join(prepared, 'nodeWorker.mjs'), { stdout: true, stderr: true });
  const result = { items: [] };
  return new Promise((resolve) => {
    const finish = (more) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve({ ...result, ...more });
    };
    const late = () => finish({ error: { name: 'Timeout', message: `did not end within ${limit} s` } });
    const timer = setTimeout(late, limit * 1000);
    const on = {
      ready: () => worker.postMessage({ type: 'run', code, seed, sliders }),
      items: ({ items }) => result.items.push(...items),
      failed: ({ error }) => finish({ error }),
      done: ({ exports }) => {
        result.exports = exports;
        if (check) worker.postMessage({ type: 'check', check });
        else finish({});
      },
      checked: ({ result: checked }) => finish({ checked }),
    };
    worker.on('message', (message) => on[message.type](message));
    worker.on('error', (error) => finish({ error: { name: error.name, message: error.message } }));
  });
}
