import type { Schedule, Weights } from '@gd/core';
import type { Check, Subject } from './claims';
import type { Replay } from './replayUpdates';
import { bitEqual, namedCopies, replayUpdates, tensorsOf } from './replayUpdates';

const factors = [0.5, 2, 0.9, 1.1, 0, 10, 1000, 1e-4];
const additions = [0.1, 0.01, 1];

/** Checks that every option matters, can change from step to step, and is validated. */
export const optionChecks: readonly Check[] = [
  {
    name: 'listens to every option',
    run(testSubject) {
      const { options } = testSubject.claims;
      const here = endWith(testSubject, options);
      for (const name of numericOptions(testSubject)) {
        const heard = nudged(testSubject, name).some(
          (other) => !bitEqual(here, endWith(testSubject, { ...options, [name]: other })),
        );
        if (!heard) throw new Error(`option ${name} changes nothing, whatever its value`);
      }
      for (const name of switches(testSubject)) {
        const flipped = { ...options, [name]: !testSubject.make(options).settings![name] as never };
        if (bitEqual(here, endWith(testSubject, flipped))) throw new Error(`setting ${name} changes nothing`);
      }
    },
  },
  {
    name: 'reads options from the step, not from its creation',
    run(testSubject) {
      const { make, claims } = testSubject;
      const { start, grads } = namedCopies(testSubject, ['a', 'b']);
      const base = make(claims.options);
      for (const name of numericOptions(testSubject)) {
        for (const other of nudged(testSubject, name)) {
          const made = make({ ...claims.options, [name]: other });
          if (Object.keys(made.options).join() !== Object.keys(base.options).join()) continue;
          const wanted = endOf(replayUpdates(made, start, grads));
          if (!bitEqual(wanted, endOf(replayUpdates(base, start, grads, { optionsOf: made })))) {
            throw new Error(`option ${name} is read when the optimizer is made, not from the step's \`options\``);
          }
        }
      }
    },
  },
  {
    name: 'accepts a schedule for every option',
    run(testSubject) {
      const { make, claims } = testSubject;
      const { start, grads } = namedCopies(testSubject, ['a', 'b']);
      const constant = replayUpdates(make(claims.options), start, grads);
      for (const name of numericOptions(testSubject)) {
        const value = givenAs(testSubject, name);
        const scheduled = replayUpdates(make({ ...claims.options, [name]: () => value }), start, grads);
        if (!bitEqual(endOf(constant), endOf(scheduled))) {
          throw new Error(`option ${name} as a constant schedule gives a different path`);
        }
        const turn = Math.floor(grads.length / 2);
        const changed = nudged(testSubject, name).some((other) => {
          const turning = (t: number): number => (t <= turn ? value : other);
          const late = replayUpdates(make({ ...claims.options, [name]: turning }), start, grads);
          if (!bitEqual(late.points[turn]!, constant.points[turn]!))
            throw new Error(`option ${name} acts before its schedule says`);
          return !bitEqual(endOf(late), endOf(constant));
        });
        if (!changed) throw new Error(`option ${name} as a schedule changes nothing`);
      }
    },
  },
  {
    name: 'refuses invalid options',
    run(testSubject) {
      for (const name of numericOptions(testSubject)) {
        for (const bad of [Number.NaN, '0.1', null]) {
          if (accepts(testSubject, { [name]: bad as never })) {
            throw new Error(
              `option ${name} was accepted as ${JSON.stringify(bad)} — check options when they are given`,
            );
          }
        }
      }
      if (accepts(testSubject, { noSuchOption: 1 })) throw new Error('an option with an unknown name was accepted');
    },
  },
];

/** The last weights and the last state, since some options only change an average in the state. */
function endOf({ points, states }: Replay): Weights {
  const remembered = tensorsOf(states.at(-1)!).map(([path, tensor]) => [`state/${path}`, tensor]);
  return { ...points.at(-1)!, ...Object.fromEntries(remembered) };
}

function endWith(testSubject: Subject, options: Readonly<Record<string, Schedule>>): Weights {
  const { start, grads } = namedCopies(testSubject, ['a', 'b']);
  return endOf(replayUpdates(testSubject.make(options), start, grads));
}

/** The options that the optimizer declares. */
export function numericOptions({ make, claims }: Subject): string[] {
  const declared = Object.keys(make(claims.options).options);
  const { settings = {} } = make(claims.options);
  const missing = Object.entries(claims.options).find(
    ([name, value]) => typeof value === 'number' && !declared.includes(name) && !(name in settings),
  );
  if (missing !== undefined) throw new Error(`option ${missing[0]} was given, but is not among its \`options\``);
  return declared;
}

/** The settings that the options can switch on and off. */
function switches(testSubject: Subject): string[] {
  const { make, claims } = testSubject;
  return Object.entries(make(claims.options).settings ?? {}).flatMap(([name, value]) => {
    const other = { [name]: !value as never };
    const switched = typeof value === 'boolean' && accepts(testSubject, other);
    return switched && make({ ...claims.options, ...other }).settings![name] === !value ? [name] : [];
  });
}

/** The value of an option at the first step. */
export function givenAs({ make, claims }: Subject, name: string): number {
  const option = make(claims.options).options[name]!;
  return typeof option === 'function' ? option(1) : option;
}

/** Other values for an option: several factors and additions, as far as the optimizer accepts them. */
export function nudged(testSubject: Subject, name: string): number[] {
  const value = givenAs(testSubject, name);
  const others = [...factors.map((factor) => value * factor), ...additions.map((addition) => value + addition)];
  return others.filter((other) => other !== value && accepts(testSubject, { [name]: other }));
}

function accepts({ make, claims }: Subject, change: Readonly<Record<string, Schedule>>): boolean {
  try {
    make({ ...claims.options, ...change });
    return true;
  } catch {
    return false;
  }
}
