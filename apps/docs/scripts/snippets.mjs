import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, site, slugOf } from './folders.mjs';

/** Parses the words after ```ts: `run id=boots limit=5 fails` → { kind: 'run', id: 'boots', limit: 5, fails: true }. */
export function readFence(meta) {
  const words = (meta ?? '').trim().split(/\s+/);
  const kind = ['run', 'solution'].find((word) => words.includes(word));
  if (!kind) return undefined;
  const value = (name) => words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
  const limit = Math.min(60, Number(value('limit') ?? 10));
  return { kind, id: value('id') ?? kind, limit, fails: words.includes('fails') };
}

/** @type {(code: string) => string} A short hash of code, under which its output is stored. */
export const codeKey = (code) => createHash('sha256').update(code.trim()).digest('hex').slice(0, 16);

/**
 * @typedef {object} PlacedSnippet
 * @property {'run' | 'solution'} kind
 * @property {string} id
 * @property {number} limit   seconds
 * @property {boolean} fails  whether it must end in an error
 * @property {string} page    its file
 * @property {number} line    the line of its opening fence
 * @property {string | undefined} check  the check of the challenge around it, which belongs to the page
 * @property {string} code
 */

/**
 * Every snippet and solution on the site's own pages, with its place and the check of the challenge around it.
 *
 * @returns {PlacedSnippet[]}
 */
export function snippets() {
  return ['docs', 'lessons']
    .flatMap((home) => filesBelow(join(site, home), '.mdx').map((file) => `${home}/${file}`))
    .filter((page) => !page.startsWith('docs/api/'))
    .flatMap((page) => snippetsOf(readFileSync(join(site, page), 'utf8'), page));
}

/**
 * The snippets of one page's text.
 *
 * @param {string} text
 * @param {string} page
 * @returns {PlacedSnippet[]}
 */
export function snippetsOf(text, page) {
  const found = [];
  let fence;
  let check;
  for (const [index, line] of text.split('\n').entries()) {
    if (fence) {
      if (line.trim() === '```') {
        if (fence.kind) found.push({ ...fence, code: fence.lines.join('\n') });
        fence = undefined;
      } else fence.lines.push(line.startsWith(fence.indent) ? line.slice(fence.indent.length) : line.trimStart());
      continue;
    }
    if (line.includes('<Challenge')) check = slugOf(page);
    if (line.includes('</Challenge>')) check = undefined;
    const open = /^(\s*)```(\w*)(.*)$/.exec(line);
    if (open)
      fence = {
        page,
        line: index + 1,
        indent: open[1],
        check,
        lines: [],
        ...readFence(open[2] === 'ts' ? open[3] : ''),
      };
  }
  return found;
}
