import checks from 'gd:checks';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { program } from './program';
import type { FromWorker, ToWorker } from './protocol';

/** The entry point of the same program for Node; the site's build and the tests use it to run every snippet. */
if (!parentPort) throw new Error('nodeWorker: started by itself — it is the worker of scripts/runInNode.mjs');
const port = parentPort;
const folder = mkdtempSync(join(tmpdir(), 'snippet-'));
const snippet = program(
  {
    address: (text) => {
      const file = join(folder, 'snippet.mjs');
      writeFileSync(file, text);
      return pathToFileURL(file).href;
    },
    import: (address) => import(address),
    send: (message: FromWorker) => port.postMessage(message),
    now: () => performance.now(),
  },
  checks,
);
port.on('message', (message: ToWorker) => void snippet.receive(message));
process.on('unhandledRejection', (reason) => snippet.stray(reason));
port.postMessage({ type: 'ready' } satisfies FromWorker);
