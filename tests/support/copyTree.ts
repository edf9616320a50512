import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { files } from './files';
import { root } from './workspace';

/** Copies the repository's files, with links to what is installed: in the copy, packages find one another and not ours. */
export function copyTree(to: string): void {
  for (const file of files) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(root, file), join(to, file));
  }
  const workspaces = [
    '',
    ...['packages', 'apps'].flatMap((home) => readdirSync(join(root, home)).map((name) => join(home, name))),
  ];
  for (const folder of workspaces) copyLinks(join(folder, 'node_modules'), to);
}

/** The links of a node_modules folder lead within the workspace or to the store of pnpm, which is shared. */
function copyLinks(folder: string, to: string): void {
  if (!existsSync(join(root, folder))) return;
  mkdirSync(join(to, folder), { recursive: true });
  for (const name of readdirSync(join(root, folder))) {
    const [from, at] = [join(root, folder, name), join(to, folder, name)];
    if (name === '.pnpm') symlinkSync(from, at, 'junction');
    else if (!name.startsWith('.') || name === '.bin') cpSync(from, at, { recursive: true, verbatimSymlinks: true });
  }
}
