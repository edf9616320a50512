import { fileURLToPath } from 'node:url';
import { child } from './child.mjs';

const program = fileURLToPath(new URL('nodeTurns.mjs', import.meta.url));

/** One process of Node for each competitor. */
export function node(path = process.execPath, flags = []) {
  return { open: () => child(path, [...flags, program]) };
}
