// Fills in what every package's manifest says in the same way: where it comes from, from `repository` in package.json, and its
// entries for tools that do not read `exports` (`main`, `types`, `typesVersions` for TypeScript's resolution "node", `alias` for
// Parcel). With --check, it only says what would change; with a URL, that becomes the repository.
//                                                                    usage: node scripts/manifests.mjs [--check] [URL]
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const isCheck = process.argv[2] === '--check';
const [url] = process.argv.slice(isCheck ? 3 : 2);
const derivedFields = ['homepage', 'bugs', 'repository', 'main', 'types', 'typesVersions', 'alias'];
const read = (path) => JSON.parse(readFileSync(`${root}${path}`, 'utf8'));

const whole = read('package.json');
const repository =
  url === undefined ? whole.repository : { type: 'git', url: `git+${url.replace(/(\.git)?$/, '.git')}` };
const page = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
const changed = save('package.json', whole, { ...whole, repository });

for (const name of readdirSync(`${root}packages`)) {
  const path = `packages/${name}/package.json`;
  if (!existsSync(`${root}${path}`)) continue;
  const manifest = read(path);
  if (manifest.private !== true) changed.push(...save(path, manifest, filled(manifest, name)));
}

if (isCheck && changed.length > 0) {
  console.error(
    `manifests: ${changed.join(', ')} — run node scripts/manifests.mjs${url === undefined ? '' : ` ${url}`}`,
  );
  process.exitCode = 1;
}

/** A manifest with the derived fields, in their usual places. */
function filled(manifest, name) {
  const own = Object.entries(manifest).filter(([field]) => !derivedFields.includes(field));
  const derived = {
    keywords: {
      homepage: `${page}/tree/main/packages/${name}#readme`,
      bugs: `${page}/issues`,
      repository: { ...repository, directory: `packages/${name}` },
    },
    engines: entries(manifest.publishConfig.exports),
  };
  return Object.assign({}, ...own.map(([field, value]) => ({ [field]: value, ...derived[field] })));
}

function entries(exports) {
  const targets = Object.entries(exports).filter(([, target]) => typeof target === 'object');
  const others = targets.filter(([path]) => path !== '.');
  const { default: main, types } = exports['.'];
  return {
    main,
    types,
    ...(others.length > 0 && {
      typesVersions: { '*': Object.fromEntries(others.map(([path, { types }]) => [path.slice(2), [types]])) },
      alias: Object.fromEntries(others.map(([path, target]) => [path, target.default])),
    }),
  };
}

/** Writes a manifest if it differs, and says so. */
function save(path, before, after) {
  const text = `${JSON.stringify(after, null, 2)}\n`;
  if (text === `${JSON.stringify(before, null, 2)}\n`) return [];
  if (!isCheck) writeFileSync(`${root}${path}`, text);
  return [path];
}
