import type { Weights } from '@gd/core';
import type { Check } from './claims';
import { alike, several, stroll } from './replayUpdates';

const names = ['b', 'a', 'c'];

/** Each weight is known by its name and walks by itself. */
export const weightChecks: readonly Check[] = [
  {
    name: 'knows weights by name, not by place',
    run(subject) {
      const optimizer = subject.make(subject.claims.options);
      const { start, grads } = several(subject, names);
      const reversed = (all: Weights): Weights => Object.fromEntries(Object.entries(all).reverse());
      const forth = stroll(optimizer, start, grads).places.at(-1)!;
      const turning = grads.map((slopes, i) => (i % 2 === 0 ? slopes : reversed(slopes)));
      if (!alike(forth, stroll(optimizer, reversed(start), turning).places.at(-1)!)) {
        throw new Error(
          'the weights in another order walk elsewhere — is the memory kept by position, or a sum over weights not in the order of their names?',
        );
      }
    },
  },
  {
    name: 'moves each weight by itself',
    run(subject) {
      if (subject.claims.couples) return;
      const optimizer = subject.make(subject.claims.options);
      const { start, grads } = several(subject, names);
      const together = stroll(optimizer, start, grads).places.at(-1)!;
      for (const name of names) {
        const only = (all: Weights): Weights => ({ [name]: all[name]! });
        const alone = stroll(optimizer, only(start), grads.map(only)).places.at(-1)!;
        if (!alike(alone, only(together))) {
          throw new Error(`"${name}" walks elsewhere when others walk too — if that is meant, claim \`couples: true\``);
        }
      }
    },
  },
  {
    name: 'lets weights sit out a step',
    run(subject) {
      if (subject.claims.couples) return;
      const optimizer = subject.make(subject.claims.options);
      const { start, grads } = several(subject, names);
      const walksAt = (name: string, i: number): boolean => i % 3 !== names.indexOf(name);
      const some = grads.map((slopes, i) =>
        Object.fromEntries(Object.entries(slopes).filter(([name]) => walksAt(name, i))),
      );
      const { places, states } = stroll(optimizer, start, some);
      for (const name of names) {
        let place: Weights = { [name]: start[name]! };
        let state = optimizer.init(place);
        grads.forEach((slopes, i) => {
          if (!walksAt(name, i)) return;
          const step = stroll(optimizer, place, [{ [name]: slopes[name]! }], { first: i + 1, state });
          place = step.places[1]!;
          state = step.states[1]!;
        });
        if (!alike(place, { [name]: places.at(-1)![name]! })) {
          throw new Error(`"${name}" was disturbed by steps that it sat out`);
        }
      }
      const later = stroll(optimizer, start, grads, { state: states.at(-1)! }).places.at(-1)!;
      if (Object.keys(later).length !== names.length) throw new Error('a weight was lost by sitting out a step');
    },
  },
];
