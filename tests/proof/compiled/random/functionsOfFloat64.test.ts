import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareRandomFunction, randomFunctions, runs } from './compareRandomFunction';

test('random functions of float64 give the same results compiled and eager, gradients too', () => {
  const tally = { compared: 0, shaky: 0 };
  fc.assert(
    fc.property(randomFunctions('float64'), (f) => compareRandomFunction(f, tally)),
    { numRuns: runs, seed: 1 },
  );
  expect(tally.compared).toBe(runs);
  expect(tally.shaky).toBeLessThan(runs / 100);
});
