import { mean, mul, random } from '@gd/core';
import { sgd } from '@gd/optim';
import { trainStep } from '@gd/train';
import { heaviest } from './size.mjs';
import { middle } from './tuning.mjs';

const side = 128;
const rounds = 11;
const turn = 15;

/**
 * The time of one compiled step over a float32 weight of 128 × 128, gradient included, compared with plain descent in
 * the same minute. They run interleaved, so that a busy machine slows both.
 *
 * @param {import('./registry.mjs').Entry} entry
 * @returns {Promise<{ microseconds: number, least: number, most: number }>}  per 1,000 weights on this machine; and as a multiple
 *   of plain descent, with the defaults and with the tried settings that need the most state
 */
export async function speedOf({ make }) {
  const heavy = heaviest(make);
  const optimizers = Object.keys(heavy).length === 0 ? [make()] : [make(), make(heavy)];
  const competitors = await Promise.all([sgd(), ...optimizers].map(competitor));
  const times = Array.from({ length: rounds }, () => competitors.map((time) => time()));
  const ratio = (which) => Number(middle(times.map((round) => round[which] / round[0])).toPrecision(3));
  const perThousand = middle(times.map(([, own]) => own)) / (side ** 2 / 1000);
  return { microseconds: Number(perThousand.toPrecision(3)), least: ratio(1), most: ratio(optimizers.length) };
}

/** Runs steps for some milliseconds and returns the microseconds of one. */
async function competitor(optimizer) {
  const weights = { kernel: random(1).normal([side, side]) };
  const batch = { inputs: random(2).normal([side, side]), targets: random(3).normal([side]) };
  const model = {
    name: 'mean product',
    init: () => ({ weights, outputShape: [] }),
    forward: ({ kernel }, inputs) => mean(mul(kernel, inputs)),
  };
  const step = await trainStep({ model, loss: (height) => height, optimizer, weights });
  const timed = (count) => {
    const before = performance.now();
    for (let i = 0; i < count; i++) step(batch);
    return performance.now() - before;
  };
  timed(20);
  const count = Math.max(1, Math.round((turn / timed(20)) * 20));
  return () => (timed(count) * 1000) / count;
}
