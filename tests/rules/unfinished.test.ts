import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { files } from '../support/files';
import { root } from '../support/workspace';
import { unfinishedComplaints } from './unfinished';

const written = files.filter((file) => /^(apps|packages)\/.*\.(ts|tsx|mjs|mdx|md)$/.test(file));

test('nothing waits to be written', () => {
  const complaints = written.flatMap((file) => unfinishedComplaints(file, readFileSync(join(root, file), 'utf8')));
  expect(complaints).toEqual([]);
});

test('what waits says itself what to do', () => {
  const text = `/** TODO: say what it is. */\n<Hint>TODO: help a little</Hint>\nask: 'TODO: what else?',\n// TODO`;
  expect(unfinishedComplaints('a.ts', text)).toEqual([
    'a.ts: say what it is.',
    'a.ts: help a little',
    'a.ts: what else?',
    'a.ts: do what is to be done here',
  ]);
});
