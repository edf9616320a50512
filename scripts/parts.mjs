/**
 * @typedef {object} Part
 * @property {string[]} [commands] The commands before its tests; a command of several parts runs once, and counts for
 * the first. @property {string[]} [projects] The projects of vitest's configuration whose tests belong to it. @property
 * {string} [config] That configuration, if it is not vitest.config.ts. @property {string} [counts] Which of two counts
 * its tests use; it then runs only tests with two, see tests/support/count.ts.
 */

const buildPackages = 'turbo run build --filter=./packages/* --continue --output-logs=errors-only';
const buildSite = 'turbo run build --filter=docs --output-logs=errors-only';

/**
 * The parts of `npm test`; each test belongs to one part.
 * @type {Record<string, Part>}
 */
export const parts = {
  lint: { commands: ['biome ci --error-on-warnings --colors=off .'] },
  types: { commands: ['turbo run types docs#typecheck --continue --output-logs=errors-only'] },
  packages: { projects: ['packages (shared process)', 'packages'] },
  compiled: { projects: ['compiled', 'simd: the other kind'] },
  browser: { projects: ['browser (chromium)'] },
  rules: { commands: [buildPackages], projects: ['rules'] },
  proof: { commands: [buildPackages], projects: ['proof'] },
  release: { commands: [buildPackages], projects: ['release'] },
  site: { commands: [buildPackages, buildSite], projects: ['site'] },
};

/**
 * The parts of `pnpm check:long`, which takes hours. A command whose last line is "N passed, N failed" counts as that
 * many. @type {Record<string, Part>}
 */
export const longParts = {
  counts: { projects: ['*'], counts: 'long' },
  chromium: { projects: ['*'], config: 'vitest.chromium.config.ts' },
  mutants: { commands: ['node scripts/mutants.mjs'] },
  runtimes: { commands: [buildPackages, 'node scripts/runtimes.mjs'] },
};
