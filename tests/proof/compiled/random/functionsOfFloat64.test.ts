import fc from 'fast-check';
import { expect, test } from 'vitest';
import { count } from '../../../support/count';
import { compareRandomFunction, randomFunctions } from './compareRandomFunction';

const runs = count(1250, 100_000);

test('random functions of float64 give the same results compiled and eager, gradients too', () => {
  const tally = { compared: 0, shaky: 0 };
  fc.assert(
    fc.property(randomFunctions('float64'), (f) => compareRandomFunction(f, tally)),
    { numRuns: runs, seed: 1 },
  );
  expect(tally.compared).toBe(runs);
  expect(tally.shaky).toBeLessThan(runs / 100);
});
