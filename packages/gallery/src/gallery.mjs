#!/usr/bin/env node
// Measures every optimizer of @gd/optim and of plugins.json, and writes one file each for the gallery's pages.
// usage: pnpm gallery [NAME …] [--only scores|size|speed|checks]     times are this machine's; compare ratios
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parts, record } from './record.mjs';
import { readRecord, records, writeRecord } from './records.mjs';
import { registry } from './registry.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', multiple: true, default: Object.keys(parts) } },
});
const unknown = values.only.find((part) => !(part in parts));
if (unknown) throw new RangeError(`gallery: --only ${unknown} — there are ${Object.keys(parts).join(', ')}`);

const all = await registry();
const chosen =
  positionals.length === 0 ? all : all.filter(({ name, from }) => [name, from].some((is) => positionals.includes(is)));
if (chosen.length === 0)
  throw new RangeError(`gallery: ${positionals.join(' ')} — there are ${all.map(({ name }) => name).join(', ')}`);

mkdirSync(records, { recursive: true });
for (const entry of chosen) {
  const before = performance.now();
  const measured = await record(entry, values.only, readRecord(entry.name));
  const missing = ['scores', 'memory', 'speed', 'checks'].filter((part) => !(part in measured));
  if (missing.length > 0)
    throw new Error(`gallery: ${entry.name} has no ${missing.join(', ')} yet — run it without --only`);
  writeRecord(measured);
  console.log(`${entry.name.padEnd(20)} ${lineOf(measured)}   ${((performance.now() - before) / 1000).toFixed(1)} s`);
}
for (const file of readdirSync(records)) {
  if (!all.some(({ name }) => `${name}.json` === file)) rmSync(join(records, file));
}
spawnSync('biome', ['format', '--write', records], { stdio: 'ignore' });

function lineOf({ scores, memory, size, speed, checks }) {
  const converged = Object.values(scores).filter(({ tuned }) => tuned.steps?.every((steps) => steps !== null)).length;
  const { passed, exempt, failed } = checks;
  return [
    `converges on ${converged} test functions`,
    `${memory.least} B a weight`,
    `${size} B`,
    `${speed.least} × sgd`,
    `${passed.length} checks, ${Object.keys(exempt).length} exempt, ${Object.keys(failed).length} failed`,
  ].join(' · ');
}
