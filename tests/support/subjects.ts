import { join } from 'node:path';
import type { Subject } from '@gd/optim/testing';
import { files } from './files';
import { root } from './workspace';

/** Every optimizer and wrapper with its claims. */
export async function subjects(): Promise<Readonly<Record<string, Subject>>> {
  const claims = files.filter((file) => file.endsWith('.claims.ts'));
  const modules = await Promise.all(claims.map((file) => import(join(root, file))));
  return Object.assign({}, ...modules.map((module) => module.subjects));
}
