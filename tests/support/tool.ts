import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { oneAtATime } from './oneAtATime';
import { root } from './workspace';

// this repository's own tools come first, including pnpm, which then need not be installed on the machine
const PATH = [join(root, '.tools/node_modules/.bin'), join(root, 'node_modules/.bin'), process.env.PATH].join(
  delimiter,
);

/** Runs a command and returns its output; if it fails, the output is in the error. */
export function tool(cwd: string, command: string, ...args: string[]): string {
  const env = { ...process.env, PATH, TURBO_TELEMETRY_DISABLED: '1' };
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw error ?? new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`);
  return stdout;
}

/**
 * Makes sure that `dist` is built from the current sources; it takes almost no time if `npm test` has just built it.
 */
export function buildPackages(): void {
  // test files run in parallel, and two builds at once would read each other's half-written files
  oneAtATime('build', () => tool(root, 'turbo', 'run', 'build', '--filter=./packages/*', '--output-logs=errors-only'));
}
