import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './workspace';

const binary = new Set(['.png', '.ico', '.woff2', '.wasm', '.gz', '.safetensors', '.jpg', '.ubyte']);
const traces = [
  [/\bregistry\.[a-z-]+\.(org|com|io|net)\b/, 'names a registry'],
  [/(?<![\w.*}/-])\/(root|work|home|Users|mnt)\/\w/, 'has a path of one machine'],
] as const;

test('no file names a registry or a path of the machine it was written on', () => {
  const found = filesOf(root).flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return traces.filter(([pattern]) => pattern.test(text)).map(([, what]) => `${file} ${what}`);
  });
  expect(found).toEqual([]);
});

test.each([['see ', 'home', 'ann'].join('/'), ['fetch registry', 'example', 'org'].join('.')])(
  '"%s" would be found',
  (text) => {
    expect(traces.some(([pattern]) => pattern.test(text))).toBe(true);
  },
);

/** What git would commit; without git, all that is not made by the build. */
function filesOf(folder: string): string[] {
  const made = /(^|\/)(node_modules|dist|build|\.git|\.tools|\.turbo|\.cache|\.docusaurus|\.prepared)(\/|$)/;
  const all = existsSync(join(folder, '.git'))
    ? execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: folder, encoding: 'utf8' }).split('\n')
    : readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length));
  return all.filter(
    (file) => file !== '' && !made.test(file) && !binary.has(extname(file)) && existsSync(join(folder, file)),
  );
}
