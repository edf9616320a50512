import type { Tensor, Weights } from '@gd/core';
import type { Check, Subject } from './claims';
import { alike, stroll, weightOf } from './replayUpdates';

const steps = 60;

/** Slopes of every size. */
export const slopeChecks: readonly Check[] = [
  {
    name: 'stands still on flat ground',
    run(subject) {
      const zero = subject.claims.path.start.map(() => 0);
      for (const dtype of ['float64', 'float32'] as const) {
        const w = weightOf(zero, subject, dtype);
        const { moves } = stroll(optimizerOf(subject), { w }, Array(steps).fill({ w }));
        for (const number of numbersOf(moves)) {
          if (number !== 0) throw new Error(`a weight of 0 with a slope of 0 moved by ${number}`);
        }
      }
    },
  },
  {
    name: 'goes downhill on tiny slopes',
    run: (subject) => goDownhill(subject, 1e-12, 1),
  },
  {
    name: 'survives huge slopes',
    run: (subject) => goDownhill(subject, 1e12, 1),
  },
  {
    name: 'survives a constant slope',
    run: (subject) => {
      // long enough for memories to settle to the last digit, where differences of squares round below zero
      for (const size of [1e-4, 0.1, 0.3, 0.7, 1]) goDownhill(subject, size, 400);
    },
  },
  {
    name: 'shows a NaN, in its own weight only',
    run(subject) {
      const { start, grads } = subject.claims.path;
      const weights = { a: weightOf(start, subject, 'float64'), b: weightOf(start, subject, 'float64') };
      const good = grads.map((row) => ({ a: weightOf(row, subject, 'float64'), b: weightOf(row, subject, 'float64') }));
      const bad = good.map((slopes, i) => (i === 1 ? { ...slopes, a: broken(slopes.a, subject) } : slopes));
      const clean = stroll(optimizerOf(subject), weights, good);
      const { places, moves } = stroll(optimizerOf(subject), weights, bad);
      if (!moves[1]!.a!.data.some((number) => Number.isNaN(number))) {
        throw new Error('a slope of NaN gave a move without NaN — nobody would notice');
      }
      if (!subject.claims.couples && !alike({ b: places.at(-1)!.b! }, { b: clean.places.at(-1)!.b! })) {
        throw new Error('a NaN in one weight disturbed another');
      }
    },
  },
];

function optimizerOf({ make, claims }: Subject) {
  return make(claims.options);
}

/** Slopes of one size, in both directions: the walk stays among the numbers, and ends on the side it was sent to. */
function goDownhill(subject: Subject, size: number, count: number): void {
  const signs = subject.claims.path.start.map((_, i) => (i % 3 === 0 ? 1 : -1));
  const zero = signs.map(() => 0);
  for (const dtype of ['float64', 'float32'] as const) {
    const grad = weightOf(
      signs.map((sign) => sign * size),
      subject,
      dtype,
    );
    const start = { w: weightOf(zero, subject, dtype) };
    const walked = stroll(optimizerOf(subject), start, Array(count + steps).fill({ w: grad }));
    for (const number of numbersOf(walked.places)) {
      if (!Number.isFinite(number)) throw new Error(`slopes of ±${size} led to ${number} in ${dtype}`);
    }
    walked.places.at(-1)!.w!.data.forEach((number, i) => {
      if (number * signs[i]! > 0) throw new Error(`slopes of ±${size} led uphill in ${dtype}`);
      if (number === 0) throw new Error(`slopes of ±${size} led nowhere in ${dtype}`);
    });
  }
}

function broken(slope: Tensor, subject: Subject): Tensor {
  return weightOf(
    [...slope.data].map((number, i) => (i === 0 ? Number.NaN : number)),
    subject,
    'float64',
  );
}

function* numbersOf(all: readonly Weights[]): Generator<number> {
  for (const weights of all) for (const { data } of Object.values(weights)) yield* data;
}
