// Writes the files of a new thing from the templates of its kind, and says what comes next.      usage: pnpm new KIND NAME
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A kind of thing: `scripts/new/KIND.mjs`, with its templates in `scripts/new/KIND/`.
 *
 * @typedef {object} Kind
 * @property {string} noun what it is called, with its article
 * @property {string} like a name that one could have
 * @property {string} folder where its files go
 * @property {string} [barrel] where its export line goes; nowhere if it is found by its folder
 * @property {RegExp} [spelling] what its names look like, and …
 * @property {string} [like] … such a name; camelCase by default
 * @property {(name: string, root: string) => string[]} [alsoChange] changes other files by a line, and answers which
 * @property {(name: string) => string[]} next what only its author can do
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const templates = join(root, 'scripts/new');
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
const names = readdirSync(templates)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.replace('.mjs', ''));

try {
  const [kindName = '', name = '', ...more] = process.argv.slice(2);
  if (!names.includes(kindName)) {
    const came = kindName === '' ? 'no kind' : `kind ${JSON.stringify(kindName)}`;
    throw new Error(`${came} — wanted one of ${names.join(', ')}; pnpm new op cube?`);
  }
  if (more.length > 0) throw new Error(`${[name, ...more].join(' ')} — one name is enough`);
  /** @type {{ default: Kind }} */
  const { default: kind } = await import(`./new/${kindName}.mjs`);
  if (name === '') throw new Error(`no name — wanted one for ${kind.noun}; pnpm new ${kindName} ${kind.like}?`);
  checkName(kind, name);
  if (!existsSync(biome))
    throw new Error('nothing is installed yet — it needs the formatter; npm test -- lint installs it');
  const written = write(kind, kindName, name);
  const changed = [
    ...(kind.barrel === undefined ? [] : [addExports(kind, name)]),
    ...(kind.alsoChange?.(name, root) ?? []),
  ];
  format([...written, ...changed].filter((file) => !file.endsWith('.md')));
  for (const file of written) console.log(`  new      ${file}`);
  for (const file of changed) console.log(`  changed  ${file}`);
  console.log('\nNext:');
  for (const [i, step] of kind.next(name).entries()) console.log(`  ${i + 1}. ${step}`);
  console.log(
    `\nIts tests: ${testCommand(written)}\nWhen they pass: npm test, or the parts of it that CONTRIBUTING.md names`,
  );
} catch (error) {
  console.error(`new: ${error.message}`);
  process.exitCode = 1;
}

/** Refuses a name that could not be exported, or that means something already. */
function checkName({ noun, like, spelling = /^[a-z][a-zA-Z0-9]*$/, folder, barrel }, name) {
  if (!spelling.test(name)) {
    const better = respelled(name, spelling);
    const ending = better === undefined ? '' : `; ${better}?`;
    throw new Error(`name ${JSON.stringify(name)} — wanted a name for ${noun}, like ${like}${ending}`);
  }
  if (barrel !== undefined && isReserved(name))
    throw new Error(`name ${name} — it is a word of JavaScript; add another word to it?`);
  const taken = barrel === undefined ? undefined : publicNames().get(name);
  if (taken !== undefined) throw new Error(`name ${name} — ${taken} exports one already; choose another`);
  const path = join(folder, barrel === undefined ? name : `${name}.ts`);
  if (existsSync(join(root, path))) throw new Error(`name ${name} — ${path} exists already; choose another`);
}

/** The words of a name in another spelling, if they fit it. */
function respelled(name, spelling) {
  const spaced = name
    .replace(/[^a-zA-Z0-9]+|(?<=[a-z0-9])(?=[A-Z])/g, ' ')
    .trim()
    .toLowerCase();
  const camelCase = spaced.replace(/ (.)/g, (_, letter) => letter.toUpperCase());
  return [camelCase, spaced.replaceAll(' ', '-')].find((other) => spelling.test(other));
}

function isReserved(word) {
  try {
    new Function(`'use strict'; const ${word} = 0;`);
    return word === 'undefined';
  } catch {
    return true;
  }
}

/** Every name that a package exports, and the entry that does. */
function publicNames() {
  const found = new Map();
  for (const folder of readdirSync(join(root, 'packages'))) {
    const manifest = join(root, 'packages', folder, 'package.json');
    if (!existsSync(manifest)) continue;
    for (const { '@gd/source': source } of Object.values(JSON.parse(readFileSync(manifest, 'utf8')).exports ?? {})) {
      const entry = source && join(root, 'packages', folder, source);
      if (!entry?.endsWith('.ts') || !existsSync(entry)) continue;
      for (const [, list] of readFileSync(entry, 'utf8').matchAll(/export (?:type )?\{([^}]*)\}/g))
        for (const name of list.matchAll(/(\w+)\s*(?:,|$)/g))
          found.set(name[1], `packages/${folder}/${source.slice(2)}`);
    }
  }
  return found;
}

/** Fills the templates in, and adds a changeset; returns the files by path from the root. */
function write({ noun, folder, barrel }, kindName, name) {
  const files = readdirSync(join(templates, kindName)).map((file) => {
    const text = readFileSync(join(templates, kindName, file), 'utf8');
    const path = barrel === undefined ? join(folder, name, file) : join(folder, file.replace('NAME', name));
    return [path.replace('.template', ''), filled(text, name)];
  });
  const [, published] = /^packages\/([^/]+)\//.exec(folder) ?? [];
  if (published !== undefined) {
    const news = `---\n'@gd/${published}': minor\n---\n\n\`${name}\`, ${noun}.\n`;
    files.push([`.changeset/new-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`, news]);
  }
  const there = files.find(([file]) => existsSync(join(root, file)));
  if (there !== undefined) throw new Error(`${there[0]} exists already — nothing was written; take it away first`);
  for (const [file, text] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return files.map(([file]) => file);
}

/** `«name»` becomes the name, `«Name»` what its types begin with, `«title»` the words of a slug. */
function filled(text, name) {
  const Name = name[0].toUpperCase() + name.slice(1);
  return text.replaceAll('«name»', name).replaceAll('«Name»', Name).replaceAll('«title»', Name.replaceAll('-', ' '));
}

/** Puts the export of a new file, and one of its types, where the order of the barrel wants it. */
function addExports({ folder, barrel }, name) {
  const path = `.${join(folder, name).replace(dirname(barrel), '')}`;
  const types = readFileSync(join(root, folder, `${name}.ts`), 'utf8').matchAll(/^export (?:interface|type) (\w+)/gm);
  const added = [...[...types].map(([, type]) => `type { ${type} }`), `{ ${name} }`];
  const lines = added.map((what) => `export ${what} from '${path}';\n`);
  const before = readFileSync(join(root, barrel), 'utf8').match(/^export [^;]*;\n/gm);
  const at = before.findIndex((line) => inOrder(/'(.*)'/.exec(line)[1]) > inOrder(path));
  writeFileSync(join(root, barrel), before.toSpliced(at < 0 ? before.length : at, 0, ...lines).join(''));
  return barrel;
}

/** A key to compare paths by, as the formatter does: letter by letter, and capitals first. */
function inOrder(path) {
  return path.replace(/[a-z]/gi, (letter) => letter.toLowerCase() + Number(letter === letter.toLowerCase()));
}

/** The command that runs the tests of new files: those of a package also compiled, those of a lesson on the site. */
function testCommand(written) {
  const tests = written.filter((file) => file.endsWith('.test.ts'));
  const projects = tests[0].startsWith('packages/') ? "--project 'packages*' --project compiled" : '--project site';
  return `pnpm vitest run ${projects} ${tests.join(' ')}`;
}

function format(files) {
  const run = spawnSync(process.execPath, [biome, 'format', '--write', '--colors=off', ...files], {
    cwd: root,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`the formatter failed — ${run.stdout}${run.stderr}`);
}
