import type { Optimizer } from '@gd/core';
import { random } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { clipByGlobalNorm } from '../wrappers/clipByGlobalNorm';
import { clipByNorm } from '../wrappers/clipByNorm';
import { clipByValue } from '../wrappers/clipByValue';
import { decoupledWeightDecay } from '../wrappers/decoupledWeightDecay';
import { ema } from '../wrappers/ema';
import { freeze } from '../wrappers/freeze';
import { gradientNoise } from '../wrappers/gradientNoise';
import { l2 } from '../wrappers/l2';
import { lookahead } from '../wrappers/lookahead';
import { partition } from '../wrappers/partition';
import { skipNonFinite } from '../wrappers/skipNonFinite';
import type { Check } from './claims';
import { namedCopies, replayUpdates } from './replayUpdates';

const far = 1e12;

/** Every wrapper, with options with which it changes nothing. */
const idle: readonly ((inner: Optimizer) => Optimizer)[] = [
  (inner) => clipByValue(inner, { clipValue: far }),
  (inner) => clipByNorm(inner, { clipNorm: far }),
  (inner) => clipByGlobalNorm(inner, { clipGlobalNorm: far }),
  (inner) => gradientNoise(inner, { noise: 0 }),
  (inner) => l2(inner, { l2: 0 }),
  (inner) => ('learningRate' in inner.options ? decoupledWeightDecay(inner, { weightDecay: 0 }) : inner),
  (inner) => ema(inner),
  (inner) => lookahead(inner, { syncPeriod: 1, slowStepSize: 1 }),
  (inner) => freeze(inner, () => false),
  (inner) => partition(() => 'all', { all: inner }),
  (inner) => skipNonFinite(inner),
];

/** Checks that a wrapper that changes nothing does not change the path. */
export const wrapperChecks: readonly Check[] = [
  {
    name: 'does the same inside every wrapper',
    run(testSubject) {
      const { start, grads } = namedCopies(testSubject, ['a', 'b']);
      const optimizer = testSubject.make(testSubject.claims.options);
      const bare = replayUpdates(sharing(optimizer), start, grads).points.at(-1)!;
      for (const wrap of idle) {
        const wrapped = wrapOnce(wrap, sharing(optimizer));
        if (wrapped === undefined) continue;
        const there = replayUpdates(wrapped, start, grads).points.at(-1)!;
        for (const name of Object.keys(bare)) {
          expectClose(there[name]!, bare[name]!, 1e-12, `"${name}" inside ${wrapped.name}`);
        }
      }
    },
  },
];

/** The optimizer with the same random numbers at every step, since each part of a partition draws its own. */
function sharing(optimizer: Optimizer): Optimizer {
  return { ...optimizer, step: (view) => optimizer.step({ ...view, rng: random(0) }) };
}

/** The wrapped optimizer, or undefined if it is already wrapped in the same way. */
function wrapOnce(wrap: (inner: Optimizer) => Optimizer, optimizer: Optimizer): Optimizer | undefined {
  try {
    return wrap(optimizer);
  } catch (error) {
    if (error instanceof RangeError && error.message.endsWith('already — wrap it once')) return undefined;
    throw error;
  }
}
