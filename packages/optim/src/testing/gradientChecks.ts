import type { Tensor, Weights } from '@gd/core';
import type { Check, Subject } from './claims';
import { bitEqual, replayUpdates, weightOf } from './replayUpdates';

const steps = 60;

/** Checks with gradients of every size. */
export const gradientChecks: readonly Check[] = [
  {
    name: 'stays where the gradient is zero',
    run(testSubject) {
      const zero = testSubject.claims.path.start.map(() => 0);
      for (const dtype of ['float64', 'float32'] as const) {
        const w = weightOf(zero, testSubject, dtype);
        const { updates } = replayUpdates(optimizerOf(testSubject), { w }, Array(steps).fill({ w }));
        for (const number of numbersOf(updates)) {
          if (number !== 0) throw new Error(`a weight of 0 with a gradient of 0 got an update of ${number}`);
        }
      }
    },
  },
  {
    name: 'descends on tiny gradients',
    run: (testSubject) => checkDescent(testSubject, 1e-12, 1),
  },
  {
    name: 'survives huge gradients',
    run: (testSubject) => checkDescent(testSubject, 1e12, 1),
  },
  {
    name: 'survives a constant gradient',
    run: (testSubject) => {
      // long enough for averages to converge to the last digit, where differences of squares round below zero
      for (const size of [1e-4, 0.1, 0.3, 0.7, 1]) checkDescent(testSubject, size, 400);
    },
  },
  {
    name: 'shows a NaN, but only in its own weight',
    run(testSubject) {
      const { start, grads } = testSubject.claims.path;
      const weights = { a: weightOf(start, testSubject, 'float64'), b: weightOf(start, testSubject, 'float64') };
      const good = grads.map((row) => ({
        a: weightOf(row, testSubject, 'float64'),
        b: weightOf(row, testSubject, 'float64'),
      }));
      const bad = good.map((gradients, i) =>
        i === 1 ? { ...gradients, a: broken(gradients.a, testSubject) } : gradients,
      );
      const clean = replayUpdates(optimizerOf(testSubject), weights, good);
      const { points, updates } = replayUpdates(optimizerOf(testSubject), weights, bad);
      if (!updates[1]!.a!.data.some((number) => Number.isNaN(number))) {
        throw new Error('a gradient of NaN gave an update without NaN, which nobody would notice');
      }
      if (!testSubject.claims.couples && !bitEqual({ b: points.at(-1)!.b! }, { b: clean.points.at(-1)!.b! })) {
        throw new Error('a NaN in one weight disturbed another');
      }
    },
  },
];

function optimizerOf({ make, claims }: Subject) {
  return make(claims.options);
}

/** Applies gradients of one size in both directions: the path must stay finite and end where the loss is lower. */
function checkDescent(testSubject: Subject, size: number, count: number): void {
  const signs = testSubject.claims.path.start.map((_, i) => (i % 3 === 0 ? 1 : -1));
  const zero = signs.map(() => 0);
  for (const dtype of ['float64', 'float32'] as const) {
    const grad = weightOf(
      signs.map((sign) => sign * size),
      testSubject,
      dtype,
    );
    const start = { w: weightOf(zero, testSubject, dtype) };
    const replay = replayUpdates(optimizerOf(testSubject), start, Array(count + steps).fill({ w: grad }));
    for (const number of numbersOf(replay.points)) {
      if (!Number.isFinite(number)) throw new Error(`gradients of ±${size} led to ${number} in ${dtype}`);
    }
    replay.points.at(-1)!.w!.data.forEach((number, i) => {
      if (number * signs[i]! > 0) throw new Error(`gradients of ±${size} led uphill in ${dtype}`);
      if (number === 0) throw new Error(`gradients of ±${size} led nowhere in ${dtype}`);
    });
  }
}

function broken(gradient: Tensor, testSubject: Subject): Tensor {
  return weightOf(
    [...gradient.data].map((number, i) => (i === 0 ? Number.NaN : number)),
    testSubject,
    'float64',
  );
}

function* numbersOf(all: readonly Weights[]): Generator<number> {
  for (const weights of all) for (const { data } of Object.values(weights)) yield* data;
}
