/**
 * @typedef {object} Part
 * @property {string[]} [commands] What runs before its tests; what several parts name runs once, and counts for the first.
 * @property {string[]} [projects] The projects of the configuration of vitest whose tests it has.
 * @property {string} [config] That configuration, if it is not vitest.config.ts.
 * @property {string} [counts] Only the tests that have two counts, see tests/support/count.ts, and which of the two.
 */

const buildPackages = 'turbo run build --filter=./packages/* --continue --output-logs=errors-only';
const buildSite = 'turbo run build --filter=docs --output-logs=errors-only';

/**
 * What `npm test` is made of; each test belongs to one part.
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
 * What `pnpm check:long` is made of: hours. A command whose last line is "N passed, N failed" counts for so many.
 * @type {Record<string, Part>}
 */
export const longParts = {
  counts: { projects: ['*'], counts: 'long' },
  chromium: { projects: ['*'], config: 'vitest.chromium.config.ts' },
  mutants: { commands: ['node scripts/mutants.mjs'] },
};
