#!/usr/bin/env node
// Times gd and other libraries, interleaved in one run, and compares the ratios with targets.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { cases } from './cases.mjs';
import { engineNamed } from './engines.mjs';
import { measure } from './measure.mjs';
import { python } from './runners/python.mjs';
import { table } from './table.mjs';

const usage = `usage: pnpm bench [NAME…] [--rounds 7] [--engine node] [--engine relaxed] [--json FILE]

  NAME      only rows whose name contains it
  --engine  where gd runs: node (this one), relaxed (this one, with relaxed SIMD), chromium, or the path of another
            Node; may be repeated, to measure several side by side. Default: node and relaxed
  --json    writes the rows to this file

Times are this machine's; compare ratios.`;

const { values, positionals } = read();
const rounds = Number(values.rounds);
const chosen = cases.filter(({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)));
if (!Number.isInteger(rounds) || rounds < 1) refuse(`--rounds ${values.rounds} — a whole number of at least 1`);
if (chosen.length === 0) refuse(`${positionals.join(' ')} — no such row; there are\n${names()}`);

const engines = [];
const rows = [];
const withTorch = python();
console.log(`${cpus().length} × ${cpus()[0].model}, ${rounds} interleaved rounds, one thread by default\n`);
if (withTorch === undefined) console.log("PyTorch is left out: python3 here cannot 'import torch'.\n");
try {
  for (const name of values.engine) engines.push(await engineNamed(name));
  for (const one of chosen) {
    const found = await measure(one, { engines, python: withTorch, rounds });
    console.log(table(found));
    rows.push(...found);
    // after each case, so that a run that is cut short leaves what it has measured
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  }
} finally {
  for (const engine of engines) await engine.close?.();
}
const bars = rows.flatMap(({ bars }) => bars);
const count = (verdict) => bars.filter((bar) => bar.verdict === verdict).length;
console.log(`${bars.length} bars: ${count('aim')} reach the aim, ${count('bar')} the bar, ${count('missed')} missed`);

function read() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        rounds: { type: 'string', default: '7' },
        engine: { type: 'string', multiple: true, default: ['node', 'relaxed'] },
        json: { type: 'string' },
      },
    });
  } catch ({ message }) {
    refuse(message);
  }
}

function names() {
  return cases.map(({ name }) => `  ${name}`).join('\n');
}

function refuse(sentence) {
  console.error(`bench: ${sentence}\n\n${usage}`);
  process.exit(2);
}
