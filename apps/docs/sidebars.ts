import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { SidebarsConfig } from '@docusaurus/plugin-content-docs';
import { courseFor } from './src/course';

/** Made by typedoc in a real build. */
const made = resolve('docs/api/typedoc-sidebar.cjs');
const api = existsSync(made) ? createRequire(made)(made) : undefined;
/** Every optimizer of the gallery, as scripts/prepare.mjs has found them. */
const gallery = JSON.parse(readFileSync('.prepared/gallery.json', 'utf8')) as { name: string; from: string }[];
const pagesOf = (plugin: boolean) =>
  gallery.filter(({ from }) => (from !== '@gd/optim') === plugin).map(({ name }) => `optimizers/${name}`);

export default {
  lessons: courseFor('docs'),
  optimizers: [
    'optimizers',
    { type: 'category', label: 'In @gd/optim', collapsible: false, items: pagesOf(false) },
    { type: 'category', label: 'Plugins', collapsible: false, items: pagesOf(true) },
    'write-an-optimizer',
    'what-is-proved',
    'operations',
  ],
  ...(api && { api: ['api/index', ...api] }),
} satisfies SidebarsConfig;
