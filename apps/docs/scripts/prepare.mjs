// Generates what Docusaurus needs before it starts: the sandbox's worker, the gallery's pages, the output of every
// snippet, the facts, the cards, and the tables.
// usage: node scripts/prepare.mjs
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';
import { besidePages, filesBelow, prepared, site } from './folders.mjs';
import { makePages } from './makePages.mjs';
import { runInNode } from './runInNode.mjs';
import { codeKey, snippets } from './snippets.mjs';

const keep = (name, value) => writeFileSync(join(prepared, name), JSON.stringify(value, short));
/** Pictures need no more than six digits. */
const short = (_, value) => (typeof value === 'number' ? Number(value.toPrecision(6)) : value);

/** Builds the sandbox's worker for the browser, under a name with the hash of its content. */
async function prepareBrowserWorker() {
  const options = { format: 'iife', minify: true, keepNames: true, platform: 'browser' };
  const { text } = await bundle('src/runner/worker.ts', options);
  const name = `worker.${createHash('sha256').update(text).digest('hex').slice(0, 10)}.js`;
  const folder = join(site, 'static/runner');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  keep('runner.json', { worker: `/runner/${name}` });
  return { worker: name, bytes: text.length };
}

/** Builds the same program for Node; the site's build and the tests run snippets with it. */
export async function prepareNodeWorker() {
  const { text } = await bundle('src/runner/nodeWorker.ts', { format: 'esm', platform: 'node' });
  mkdirSync(prepared, { recursive: true });
  const fresh = join(prepared, `nodeWorker.${process.pid}.mjs`);
  writeFileSync(fresh, text);
  // two test files may do this at once, and neither may read half a file
  renameSync(fresh, join(prepared, 'nodeWorker.mjs'));
}

/** Runs every snippet once: pages show its output without JavaScript, in print, and before the reader presses Run. */
async function prepareOutputs() {
  const outputs = {};
  const broken = [];
  for (const snippet of snippets()) {
    const { code, limit, fails, page, line, id } = snippet;
    const { items, error } = await runInNode(code, { limit: limit * 3 });
    if (Boolean(error) !== fails)
      broken.push(`${page}:${line} (${id}) ${error ? `${error.name}: ${error.message}` : 'should fail and does not'}`);
    outputs[codeKey(code)] = { items, ...(error && { error }) };
  }
  if (broken.length > 0) throw new Error(`snippets that do not run:\n  ${broken.join('\n  ')}`);
  keep('outputs.json', outputs);
  return Object.keys(outputs).length;
}

/** The exports of a file of the site. */
async function load(file) {
  const { text } = await bundle(file, { format: 'esm', platform: 'node' });
  const built = join(prepared, 'loaded.mjs');
  writeFileSync(built, text);
  return import(`${pathToFileURL(built).href}?${codeKey(text)}`);
}

/**
 * Computes the numbers that the prose quotes: the result of `facts()` of the model.ts beside a page, under the page's
 * slug.
 */
async function prepareFacts() {
  const facts = {};
  for (const { slug, file } of besidePages('model.ts')) {
    const model = await load(file);
    for (const [fact, value] of Object.entries(model.facts?.() ?? {})) facts[`${slug}/${fact}`] = value;
  }
  writeFileSync(join(prepared, 'facts.json'), JSON.stringify(facts));
  return Object.keys(facts).length;
}

/** Collects the cards.ts beside the pages, each card under its page's slug. */
async function prepareCards() {
  const cards = {};
  for (const { slug, route, file } of besidePages('cards.ts')) {
    for (const [name, card] of Object.entries((await load(file)).default))
      cards[`${slug}/${name}`] = { ...card, page: route };
  }
  writeFileSync(join(prepared, 'cards.json'), JSON.stringify(cards));
  return Object.keys(cards).length;
}

/** Computes the tables: the result of each src/tables/NAME.table.ts. A table whose sources have not changed is kept. */
async function prepareTables() {
  const names = filesBelow(join(site, 'src/tables'), '.table.ts').map((file) => file.slice(0, -'.table.ts'.length));
  for (const name of names) {
    const { text } = await bundle(`src/tables/${name}.table.ts`, { format: 'esm', platform: 'node' });
    const key = codeKey(text);
    const made = join(prepared, `${name}.json`);
    if (existsSync(made) && JSON.parse(readFileSync(made, 'utf8')).key === key) continue;
    const built = join(prepared, 'table.mjs');
    writeFileSync(built, text);
    const { default: rows } = await import(`${pathToFileURL(built).href}?${key}`);
    writeFileSync(made, JSON.stringify({ key, rows }));
  }
  return names.length;
}

if (process.argv[1] && pathToFileURL(process.argv[1]).href === import.meta.url) {
  await prepareNodeWorker();
  const { worker, bytes } = await prepareBrowserWorker();
  const optimizers = await makePages();
  const facts = await prepareFacts();
  const cards = await prepareCards();
  const tables = await prepareTables();
  const outputs = await prepareOutputs();
  console.log(
    `prepared ${worker} (${Math.round(bytes / 1024)} KB), ${outputs} snippets, ${facts} facts, ${cards} cards, ${tables} tables, ${optimizers} optimizers`,
  );
}
