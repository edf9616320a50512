import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { order } from '../lessons/order';
import { besidePages, site } from '../scripts/folders.mjs';
import type { Cards } from '../src/components/Recall/card';
import { lessonComplaints } from './lessonLayout';

const home = join(site, 'lessons');
const slugs = readdirSync(home, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const filesOf = (slug: string) =>
  Object.fromEntries(readdirSync(join(home, slug)).map((file) => [file, readFileSync(join(home, slug, file), 'utf8')]));

test.each(slugs)('%s has everything that a lesson needs', (slug) => {
  expect(lessonComplaints(slug, filesOf(slug), order)).toEqual([]);
});

test('the order names no lesson twice', () => {
  expect(order.filter((slug, i) => order.indexOf(slug) !== i)).toEqual([]);
});

test.each(besidePages('cards.ts'))('the cards of $slug ask and answer', async ({ file }) => {
  const { default: cards }: { default: Cards } = await import(/* @vite-ignore */ join(site, file));
  expect(Object.keys(cards).length, `${file}: write a card`).toBeGreaterThan(0);
  for (const [name, { ask, answer }] of Object.entries(cards)) {
    expect(ask, `${file}: '${name}' asks nothing`).toMatch(/\?$/);
    expect(answer, `${file}: '${name}' has no answer`).toMatch(/\.$/);
  }
});

describe('what is missing is said in a sentence', () => {
  const whole = filesOf('how-big-a-step');
  const without = (file: string) => Object.fromEntries(Object.entries(whole).filter(([name]) => name !== file));
  const page = (from: string, to = '') => ({ ...whole, 'index.mdx': whole['index.mdx']!.replaceAll(from, to) });

  test.each([
    ['how-big-a-step has no model.ts: write what', without('model.ts')],
    ['how-big-a-step has no index.mdx: write the page', without('index.mdx')],
    ['how-big-a-step has no check.ts: write the check', without('check.ts')],
    ['how-big-a-step has no cards.ts: write two cards', without('cards.ts')],
    ['how-big-a-step has no page.test.ts: walk through', without('page.test.ts')],
    ['index.mdx has no prediction: ask with <Predict>', page('<Predict')],
    ['index.mdx does not import its figure', page('./Figure', './Other')],
    ['index.mdx has no challenge: write one', page('<Challenge')],
    ['index.mdx has two challenges and one check.ts', page('</Challenge>', '</Challenge><Challenge></Challenge>')],
    ['index.mdx has no title', page('title:', 'name:')],
  ])('%s', (sentence, files) => {
    expect(lessonComplaints('how-big-a-step', files, order)).toEqual([expect.stringContaining(sentence)]);
  });

  test('a folder that the order does not know, or whose name has a number', () => {
    expect(lessonComplaints('05-boots', whole, order)).toEqual([
      'lessons/05-boots: name it in small letters with hyphens; lessons/order.ts gives the number',
      "lessons/05-boots is not in lessons/order.ts: put '05-boots' where it belongs in the course",
    ]);
  });
});
