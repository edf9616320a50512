import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../support/workspace';

// the command in a copy, with its own parts and tests
const copy = mkdtempSync(join(tmpdir(), 'gd-check-'));
const write = (file: string, text: string) => writeFileSync(join(copy, file), text);

beforeAll(() => {
  for (const folder of ['scripts', 'tests', 'node_modules']) mkdirSync(join(copy, folder));
  for (const file of ['check.mjs', 'partReporter.mjs'])
    cpSync(join(root, 'scripts', file), join(copy, 'scripts', file));
  symlinkSync(join(root, 'node_modules/vitest'), join(copy, 'node_modules/vitest'), 'junction');
  write(
    'scripts/parts.mjs',
    `export const parts = {
       good: { commands: ['node -e 1'] },
       bad: { commands: ['node -e 1', 'node bad.mjs'] },
       fine: { projects: ['fine'] },
       mixed: { commands: ['node -e 1'], projects: ['mixed', 'other'] },
       empty: { commands: ['node -e 2'], projects: ['empty'] },
     };
     export const longParts = { counted: { commands: ['node counted.mjs'] } };`,
  );
  write('bad.mjs', "console.log('bad.ts:1 is bad'); process.exit(1);");
  write('counted.mjs', "console.log('✓ one\\n✗ two\\n3 passed, 2 failed'); process.exit(1);");
  write('package.json', '{ "type": "module" }');
  write(
    'vitest.config.ts',
    `const names = ['fine', 'mixed', 'other', 'empty'];
     export default {
       test: {
         passWithNoTests: true,
         projects: names.map((name) => ({ test: { name, include: ['tests/' + name + '.test.ts'] } })),
       },
     };`,
  );
  const use = "import { beforeAll, describe, expect, test } from 'vitest';\n";
  write('tests/fine.test.ts', `${use}test('adds', () => expect(1 + 1).toBe(2));`);
  write(
    'tests/mixed.test.ts',
    `${use}
     test('passes', () => {});
     describe('sums', () => test('are right', () => expect(1 + 1).toBe(3)));
     describe('a hook', () => { beforeAll(() => { throw new Error('not ready'); }); test('waits', () => {}); });
     test.skip('later', () => {});`,
  );
  write('tests/other.test.ts', "throw new Error('it does not load');");
});

afterAll(() => rmSync(copy, { recursive: true }));

function check(...args: string[]) {
  const PATH = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, 'scripts/check.mjs'), ...args], {
    env: { ...process.env, PATH, NO_COLOR: '1' },
    encoding: 'utf8',
  });
  // seconds differ from run to run
  return { status, stderr, said: stdout.replace(/, \d+ s$/gm, '') };
}

test('an unknown part is named, with those that exist', () => {
  expect(check('good', 'god')).toEqual({
    status: 1,
    said: '',
    stderr: 'check: there is no part "god" — choose some of: good, bad, fine, mixed, empty.\n',
  });
  expect(check('--long', 'good').stderr).toBe('check: there is no part "good" — choose some of: counted.\n');
});

test('parts that pass have a line each, and the last line counts', () => {
  const { status, said } = check('fine', 'good');
  expect(status).toBe(0);
  expect(said).toContain(`
✓ good      1 passed, 0 failed
✓ fine      1 passed, 0 failed
2 passed, 0 failed
`);
});

test('what failed is said again at the end: part, file, title and message', () => {
  const { status, said } = check();
  expect(status).toBe(1);
  expect(said.slice(said.lastIndexOf('\n✗ bad: '))).toBe(`
✗ bad: node bad.mjs
    bad.ts:1 is bad

✗ mixed: tests/mixed.test.ts > a hook
    Error: not ready
    at tests/mixed.test.ts:5

✗ mixed: tests/mixed.test.ts > sums > are right
    AssertionError: expected 2 to be 3 // Object.is equality
    at tests/mixed.test.ts:4

✗ mixed: tests/mixed.test.ts > a hook > waits
    did not run, which counts as failed

✗ mixed: tests/mixed.test.ts > later
    did not run, which counts as failed

✗ mixed: tests/other.test.ts
    Error: it does not load
    at tests/other.test.ts:1

✗ empty: no test ran

✓ good      1 passed, 0 failed
✗ bad       0 passed, 1 failed
✓ fine      1 passed, 0 failed
✗ mixed     1 passed, 5 failed
✗ empty     1 passed, 1 failed
4 passed, 7 failed
`);
});

test('a command that counts is counted so', () => {
  const { status, said } = check('--long');
  expect(status).toBe(1);
  expect(said.slice(said.lastIndexOf('\n✗ counted: '))).toBe(`
✗ counted: node counted.mjs
    ✗ two

✗ counted   3 passed, 2 failed
3 passed, 2 failed
`);
});
