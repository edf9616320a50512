import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, test } from 'vitest';
import { files } from '../support/files';
import { root } from '../support/workspace';

const binary = new Set(['.png', '.ico', '.woff2', '.wasm', '.gz', '.safetensors', '.jpg', '.ubyte']);
const texts = files.filter((file) => !binary.has(extname(file)));
const traces = [
  [/\bregistry\.[a-z-]+\.(org|com|io|net)\b/, 'names a registry'],
  [/(?<![\w.*}/-])\/(root|work|home|Users|mnt)\/\w/, 'has a path of one machine'],
] as const;

test('no file names a registry or a path of the machine it was written on', () => {
  const found = texts.flatMap((file) => {
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

test('no file has a name that says nothing', () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|misc|common)\.\w+$/i.test(file))).toEqual([]);
});
