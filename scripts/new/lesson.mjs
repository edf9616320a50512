import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const order = 'apps/docs/lessons/order.ts';

/** @type {import('../new.mjs').Kind} */
export default {
  noun: 'a lesson',
  like: 'two-knobs',
  folder: 'apps/docs/lessons',
  spelling: /^[a-z]+(-[a-z]+)*$/,
  alsoChange(slug, root) {
    const file = join(root, order);
    const text = readFileSync(file, 'utf8');
    if (text.includes(`'${slug}'`)) return [];
    writeFileSync(file, text.replace(/\n\];\n$/, `\n  '${slug}',\n];\n`));
    return [order];
  },
  next: (slug) => [
    `order.ts: move '${slug}' to its place in the course, if it is not the last lesson`,
    'index.mdx: write the story and the prose; numbers in it come from the model, as <Fact>',
    'model.ts, Figure.tsx: write what the figure computes, with the packages, and draw it',
    'check.ts: write the challenge: its good answer, its cases, and the wrong answers that you expect',
    'cards.ts: write two questions that later lessons ask again',
    'page.test.ts: walk through your page',
  ],
};
