import { execFileSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Before the first test: builds the site from its current sources. Turbo does nothing if it is already built. */
export default function buildSite(): void {
  // turbo asks the pinned pnpm for the workspace's packages, and finds it only on the path
  const path = ['.tools/node_modules/.bin', 'node_modules/.bin'].map((folder) => join(root, folder));
  const env = { ...process.env, PATH: [...path, process.env.PATH].join(delimiter) };
  execFileSync('turbo', ['run', 'build', '--filter=docs', '--output-logs=errors-only'], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
}
