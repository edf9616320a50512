import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { bundle } from '../support/bundle';
import { count } from '../support/count';
import { packages } from '../support/workspace';
import type { Message } from './hostile/run';

/** How many of the values are tried: the first of them with every change, all at night. */
const many = count(15, 1000);
/** How long one call may take before it counts as hanging, in milliseconds. */
const patience = 20_000;

/** What people import: not the kits for tests, nor what a package keeps for another. */
const entries = packages.flatMap(({ manifest }) =>
  Object.entries(manifest.exports)
    .filter(([path, target]) => typeof target !== 'string' && !/testing|internal/.test(path))
    .map(([path]) => posix.join(manifest.name, path)),
);

test('whatever an export is given, it returns what is right or says what is wrong', async () => {
  const imports = entries.map((entry, i) => `import * as e${i} from '${entry}';`);
  const { code } = await bundle(
    `${imports.join('\n')}
    import { parentPort } from 'node:worker_threads';
    import { run } from './tests/proof/hostile/run';
    const entries = { ${entries.map((entry, i) => `'${entry}': e${i}`).join(', ')} };
    await run(entries, ${many}, (message) => parentPort.postMessage(message));`,
    'sources',
  );
  const { functions, calls, refused, faults } = await watched(code);
  console.log(
    `${functions} functions of ${entries.length} entries, ${calls} calls: ${refused} refused by a sentence, ${calls - refused - faults.length} answered, ${faults.length} faults`,
  );
  expect(faults.join('\n')).toBe('');
}, 1_800_000);

/** Runs code in a thread; ends it when a call takes too long, and names the call. */
async function watched(code: string): Promise<Extract<Message, { done: unknown }>['done']> {
  const folder = mkdtempSync(join(tmpdir(), 'gd-hostile-'));
  const file = join(folder, 'run.mjs');
  writeFileSync(file, code);
  let call = 'the start';
  const worker = new Worker(file, { stdout: true, stderr: true });
  try {
    return await new Promise((resolve, reject) => {
      const hung = () => reject(new Error(`${call} hangs`));
      let timer = setTimeout(hung, patience * 3);
      worker.on('message', (message: Message) => {
        clearTimeout(timer);
        if ('done' in message) return resolve(message.done);
        call = message.began;
        timer = setTimeout(hung, patience);
      });
      worker.on('error', (error) => reject(new Error(`${call} ended the process`, { cause: error })));
      worker.on('exit', () => reject(new Error(`${call} ended the process`)));
    });
  } finally {
    await worker.terminate();
    rmSync(folder, { recursive: true, force: true });
  }
}
