import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A package's folder as text: everything that the layout rules look at. */
export interface Package {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Files under `src`, by path from there, like `ops/add.ts`. */
  readonly sources: Readonly<Record<string, string>>;
}

export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly version: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly publishConfig: { readonly exports: Manifest['exports'] };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

const all: readonly Package[] = readdirSync(join(root, 'packages'))
  .filter((name) => existsSync(join(root, 'packages', name, 'package.json')))
  .map((name) => readPackage(join(root, 'packages', name)));

/** The published packages, and those that only this repository uses. */
export const packages = all.filter(({ manifest }) => manifest.private !== true);
export const privatePackages = all.filter(({ manifest }) => manifest.private === true);

function readPackage(folder: string): Package {
  const src = join(folder, 'src');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return {
    folder,
    manifest: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
    sources: Object.fromEntries(
      files.sort().map((file) => [file.replaceAll('\\', '/'), readFileSync(join(src, file), 'utf8')]),
    ),
  };
}

/** The files that people import: `index.ts`, `testing.ts`, … as listed in the manifest. */
export function entriesOf({ manifest }: Package): string[] {
  return Object.values(manifest.exports)
    .flatMap((target) => (typeof target === 'string' ? [] : [target['@gd/source'] ?? '']))
    .map((path) => path.replace('./src/', ''));
}

/** The files that people run: `bin.ts`, as listed in the manifest. */
export function programsOf({ manifest }: Package): string[] {
  return Object.values(manifest.bin ?? {}).map((path) => path.replace('./dist/', '').replace(/\.js$/, '.ts'));
}
