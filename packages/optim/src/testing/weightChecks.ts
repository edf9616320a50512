import type { Weights } from '@gd/core';
import type { Check } from './claims';
import { bitEqual, namedCopies, replayUpdates } from './replayUpdates';

const names = ['b', 'a', 'c'];

/** Checks that each weight is identified by its name and updated independently. */
export const weightChecks: readonly Check[] = [
  {
    name: 'knows weights by name, not by position',
    run(testSubject) {
      const optimizer = testSubject.make(testSubject.claims.options);
      const { start, grads } = namedCopies(testSubject, names);
      const reversed = (all: Weights): Weights => Object.fromEntries(Object.entries(all).reverse());
      const forth = replayUpdates(optimizer, start, grads).points.at(-1)!;
      const turning = grads.map((gradients, i) => (i % 2 === 0 ? gradients : reversed(gradients)));
      if (!bitEqual(forth, replayUpdates(optimizer, reversed(start), turning).points.at(-1)!)) {
        throw new Error(
          'weights in another order follow a different path — is the state stored by position, or a sum over weights not in the order of their names?',
        );
      }
    },
  },
  {
    name: 'updates each weight independently',
    run(testSubject) {
      if (testSubject.claims.couples) return;
      const optimizer = testSubject.make(testSubject.claims.options);
      const { start, grads } = namedCopies(testSubject, names);
      const together = replayUpdates(optimizer, start, grads).points.at(-1)!;
      for (const name of names) {
        const only = (all: Weights): Weights => ({ [name]: all[name]! });
        const alone = replayUpdates(optimizer, only(start), grads.map(only)).points.at(-1)!;
        if (!bitEqual(alone, only(together))) {
          throw new Error(
            `"${name}" follows a different path beside other weights — if that is intended, claim \`couples: true\``,
          );
        }
      }
    },
  },
  {
    name: 'lets weights skip a step',
    run(testSubject) {
      if (testSubject.claims.couples) return;
      const optimizer = testSubject.make(testSubject.claims.options);
      const { start, grads } = namedCopies(testSubject, names);
      const isUpdated = (name: string, i: number): boolean => i % 3 !== names.indexOf(name);
      const some = grads.map((gradients, i) =>
        Object.fromEntries(Object.entries(gradients).filter(([name]) => isUpdated(name, i))),
      );
      const { points, states } = replayUpdates(optimizer, start, some);
      for (const name of names) {
        let point: Weights = { [name]: start[name]! };
        let state = optimizer.init(point);
        grads.forEach((gradients, i) => {
          if (!isUpdated(name, i)) return;
          const step = replayUpdates(optimizer, point, [{ [name]: gradients[name]! }], { first: i + 1, state });
          point = step.points[1]!;
          state = step.states[1]!;
        });
        if (!bitEqual(point, { [name]: points.at(-1)![name]! })) {
          throw new Error(`"${name}" was disturbed by steps that it skipped`);
        }
      }
      const later = replayUpdates(optimizer, start, grads, { state: states.at(-1)! }).points.at(-1)!;
      if (Object.keys(later).length !== names.length) throw new Error('a weight was lost by skipping a step');
    },
  },
];
