import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../support/workspace';

// called from another folder, as a user might
const bootstrap = (script: string[], ...nodeOptions: string[]) =>
  spawnSync(process.execPath, [...nodeOptions, join(root, 'scripts/bootstrap.mjs'), ...script], {
    cwd: tmpdir(),
    encoding: 'utf8',
  });

test('an unknown script is named, with those that exist', () => {
  const { status, stderr } = bootstrap(['chek']);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^bootstrap: there is no script "chek" — choose one of: .*\bcheck\b.*\bsite\b/);
});

test('without a script it says so', () => {
  expect(bootstrap([]).stderr).toMatch(/^bootstrap: no script was named — choose one of: /);
});

test('on a Node that is too old it says what to do', () => {
  const older = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.18.3' } });";
  const { status, stderr } = bootstrap(['check'], '--import', `data:text/javascript,${encodeURIComponent(older)}`);
  expect(status).toBe(1);
  expect(stderr).toBe(
    'gd needs Node 20.19 or newer; this is 20.18.3. Install a newer one from nodejs.org and try again.\n',
  );
});
