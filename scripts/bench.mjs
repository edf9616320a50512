// How long does one training step of a tiny network take? Ours and others, in the same run, in turns.
//
//     net 2-8-1 (tanh), batch of 4 (xor), mean squared error, Adam, float32
//
// usage: pnpm bench [--rounds 9] [--json FILE]       the times are this machine's; the ratios are what counts
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gd } from './bench/gd.mjs';
import { handWritten } from './bench/handWritten.mjs';
import { problem } from './bench/problem.mjs';
import { pytorch } from './bench/pytorch.mjs';
import { tensorflow } from './bench/tensorflow.mjs';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' }, json: { type: 'string' } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new RangeError(`bench: --rounds ${values.rounds} — at least 1`);

const roundLength = 150_000;
const contenders = [];
for (const make of [gd, tensorflow, handWritten, pytorch]) {
  const contender = await make(problem);
  if (contender === undefined) continue;
  // the same 300 steps from the same weights must lead to the same loss: all do the same work
  const loss = await contender.run(300).then(({ loss }) => loss);
  await contender.run(2000);
  contenders.push({ ...contender, loss, steps: 100, times: [] });
}
const wanted = contenders[0].loss;
for (const { name, loss } of contenders) {
  if (!(Math.abs(loss - wanted) <= 1e-3 * wanted)) {
    throw new Error(`bench: ${name} ends at a loss of ${loss}, gd at ${wanted}; they do not compute the same`);
  }
}

for (let round = 0; round < rounds; round++) {
  for (const contender of contenders) {
    const { microseconds } = await contender.run(contender.steps);
    const each = microseconds / contender.steps;
    // the first round finds how many steps fill a turn
    if (round > 0 || rounds === 1) contender.times.push(each);
    contender.steps = Math.max(100, Math.round(roundLength / each));
  }
}

const best = (times) => Math.min(...times);
const middle = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
const ours = contenders[0].times;
const results = contenders.map(({ name, times }) => ({
  name,
  median: middle(times),
  minimum: best(times),
  // turn by turn, so that a busy machine slows both sides of a ratio
  timesOurs: middle(times.map((time, i) => time / ours[i])),
}));

console.log(
  `net 2-8-1, batch of 4, Adam: one step, ${ours.length} rounds in turns, loss ${wanted.toFixed(6)} for all\n`,
);
console.log(`${''.padEnd(34)}${['median µs', 'least µs', '× ours'].map((head) => head.padStart(11)).join('')}`);
for (const { name, median, minimum, timesOurs } of results) {
  const cells = [median.toFixed(1), minimum.toFixed(1), timesOurs.toFixed(2)];
  console.log(`${name.padEnd(34)}${cells.map((cell) => cell.padStart(11)).join('')}`);
}
if (!contenders.some(({ name }) => name.startsWith('PyTorch'))) {
  console.log("\nPyTorch was left out: python3 here cannot 'import torch'.");
}
if (values.json !== undefined) {
  const { version, platform, arch } = process;
  writeFileSync(values.json, `${JSON.stringify({ node: version, platform, arch, results }, null, 2)}\n`);
}
