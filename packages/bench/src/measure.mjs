import { competitors } from './competitors.mjs';
import { rowsOf } from './rows.mjs';
import { node } from './runners/node.mjs';

const warmth = 300;
const turnLength = 60;

/** Measures one case: all competitors interleaved, round by round, so that a busy machine slows all of them equally. */
export async function measure(one, { engines, python, rounds }) {
  const entries = entriesOf(one, engines, python);
  if (one.isCold) {
    for (let round = 0; round < rounds; round++) {
      for (const entry of entries) {
        await open(one, entry);
        await entry.runner.close();
        entry.turns.push({ minimum: entry.opened.first, median: entry.opened.first });
      }
    }
    return rowsOf(one, entries);
  }
  try {
    for (const entry of entries) await open(one, entry);
    const able = entries.filter(({ opened }) => opened.error === undefined);
    await agree(one, able);
    for (const { runner } of able) await runner.ask({ milliseconds: warmth });
    for (let round = 0; round < rounds; round++) {
      for (const { runner, turns } of able) turns.push(await runner.ask({ milliseconds: turnLength }));
    }
  } finally {
    for (const { runner } of entries) await runner?.close();
  }
  return rowsOf(one, entries);
}

/** gd and its baselines in every engine; the other libraries once, in this Node or in Python. */
function entriesOf({ ours, beside = [], peers = [], isCold }, engines, python) {
  // a page of a running browser is not a cold start
  const inEngines = engines
    .filter(({ isWarm }) => !(isCold && isWarm))
    .flatMap((engine) => [
      { name: ours, role: 'ours', engine },
      ...beside.map((name) => ({ name, role: 'beside', engine })),
    ]);
  const others = peers.map((name) => ({ name, role: 'peer', engine: name === 'pytorch' ? python : node() }));
  return [...inEngines, ...others]
    .filter(({ engine }) => engine !== undefined)
    .map((entry) => ({ ...entry, label: competitors[entry.name].label, turns: [] }));
}

async function open({ name: title, problem, cannot = {} }, entry) {
  entry.runner = entry.engine.open();
  entry.opened = await entry.runner.ask({ open: { name: entry.name, problem } });
  const { error } = entry.opened;
  const expected = cannot[entry.name];
  if (error !== undefined && !(expected !== undefined && error.includes(expected))) {
    throw new Error(`bench: ${entry.label} fails at ${title}: ${error}`);
  }
}

/** Checks that all do the same work: the same number of runs from the same start must give the same number. */
async function agree({ name, runs = 20 }, entries) {
  if (runs === 0) return;
  for (const entry of entries) entry.answer = (await entry.runner.ask({ runs })).answer;
  const { answer: wanted } = entries[0];
  for (const { label, answer } of entries) {
    // a yardstick like triad does other work, and has no result to compare
    if (typeof answer === 'number' && !(Math.abs(answer - wanted) <= 1e-3 * Math.abs(wanted) + 1e-5)) {
      throw new Error(`bench: ${name}: ${label} gives ${answer}, gd ${wanted} — they must compute the same`);
    }
  }
}
