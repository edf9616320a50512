import { checksOf } from './checks.mjs';
import { scoresOf, seeds } from './scores.mjs';
import { memoryOf, sizeOf } from './size.mjs';
import { speedOf } from './speed.mjs';
import { variantsOf } from './tuning.mjs';

/** What is measured of an optimizer. */
export const parts = {
  scores: async (entry) => ({ seeds, scores: await scoresOf(entry) }),
  size: async (entry) => ({ memory: memoryOf(entry), size: await sizeOf(entry) }),
  speed: async (entry) => ({ speed: await speedOf(entry) }),
  checks: async (entry) => ({ checks: await checksOf(entry) }),
};

/**
 * The record of an optimizer: its identity, the parts that are measured now, and the other parts as they were.
 *
 * @param {import('./registry.mjs').Entry} entry
 * @param {(keyof typeof parts)[]} [wanted]
 * @param {object} [before]
 */
export async function record(entry, wanted = Object.keys(parts), before = {}) {
  const { name, make, from, version } = entry;
  const { options } = make();
  const who = {
    name,
    package: from,
    version,
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    options,
    tried: variantsOf(make).length,
  };
  let measured = { ...before, ...who };
  for (const part of wanted) measured = { ...measured, ...(await parts[part](entry)) };
  return measured;
}
