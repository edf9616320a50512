import { fileURLToPath } from 'node:url';
import { child } from './child.mjs';

const program = fileURLToPath(new URL('nodeTurns.mjs', import.meta.url));

/** A Node of its own for each competitor. */
export function node(path = process.execPath, flags = []) {
  return { open: () => child(path, [...flags, program]) };
}
