import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './workspace';

const made = /(^|\/)(node_modules|dist|build|coverage|\.git|\.tools|\.turbo|\.cache|\.docusaurus|\.prepared)(\/|$)/;

/** The files that git would commit, relative to the root; without git, those that no build has generated. */
export const files: readonly string[] = (existsSync(join(root, '.git')) ? known() : present()).filter(
  (file) => file !== '' && !made.test(file) && existsSync(join(root, file)),
);

/** The names of the files in a folder: its things, and what supports them. */
export function namesIn(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((file) => /^(\w+)\.ts$/.exec(file)?.[1] ?? []);
}

function known(): string[] {
  return execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).split('\n');
}

function present(): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}
