import type { Schedule, Weights } from '@gd/core';
import type { Check, Subject } from './claims';
import type { Stroll } from './replayUpdates';
import { alike, several, stroll, tensorsOf } from './replayUpdates';

const factors = [0.5, 2, 0.9, 1.1, 0, 10, 1000, 1e-4];
const additions = [0.1, 0.01, 1];

/** Every option matters, can change on the way, and is looked at. */
export const optionChecks: readonly Check[] = [
  {
    name: 'listens to every option',
    run(subject) {
      const { options } = subject.claims;
      const here = endWith(subject, options);
      for (const name of numericOptions(subject)) {
        const heard = nudged(subject, name).some(
          (other) => !alike(here, endWith(subject, { ...options, [name]: other })),
        );
        if (!heard) throw new Error(`option ${name} changes nothing, wherever it is turned`);
      }
    },
  },
  {
    name: 'takes options from the step, not from its making',
    run(subject) {
      const { make, claims } = subject;
      const { start, grads } = several(subject, ['a', 'b']);
      const base = make(claims.options);
      for (const name of numericOptions(subject)) {
        for (const other of nudged(subject, name)) {
          const made = make({ ...claims.options, [name]: other });
          if (Object.keys(made.options).join() !== Object.keys(base.options).join()) continue;
          const wanted = endOf(stroll(made, start, grads));
          if (!alike(wanted, endOf(stroll(base, start, grads, { optionsOf: made })))) {
            throw new Error(
              `option ${name} is taken from where the optimizer was made, not from the step's \`options\``,
            );
          }
        }
      }
    },
  },
  {
    name: 'takes a schedule for every option',
    run(subject) {
      const { make, claims } = subject;
      const { start, grads } = several(subject, ['a', 'b']);
      const constant = stroll(make(claims.options), start, grads);
      for (const name of numericOptions(subject)) {
        const value = givenAs(subject, name);
        const still = stroll(make({ ...claims.options, [name]: () => value }), start, grads);
        if (!alike(endOf(constant), endOf(still))) {
          throw new Error(`option ${name} as a schedule that never changes walks elsewhere`);
        }
        const turn = Math.floor(grads.length / 2);
        const changed = nudged(subject, name).some((other) => {
          const turning = (t: number): number => (t <= turn ? value : other);
          const late = stroll(make({ ...claims.options, [name]: turning }), start, grads);
          if (!alike(late.places[turn]!, constant.places[turn]!))
            throw new Error(`option ${name} acts before its schedule says`);
          return !alike(endOf(late), endOf(constant));
        });
        if (!changed) throw new Error(`option ${name} as a schedule changes nothing`);
      }
    },
  },
  {
    name: 'refuses options that are none',
    run(subject) {
      for (const name of numericOptions(subject)) {
        for (const bad of [Number.NaN, '0.1', null]) {
          if (accepts(subject, { [name]: bad as never })) {
            throw new Error(
              `option ${name} was accepted as ${JSON.stringify(bad)} — check options when they are given`,
            );
          }
        }
      }
      if (accepts(subject, { noSuchOption: 1 })) throw new Error('an option with an unknown name was accepted');
    },
  },
];

/** Where a walk ended and what is remembered there: some options only change an average that is kept. */
function endOf({ places, states }: Stroll): Weights {
  const remembered = tensorsOf(states.at(-1)!).map(([path, tensor]) => [`state/${path}`, tensor]);
  return { ...places.at(-1)!, ...Object.fromEntries(remembered) };
}

function endWith(subject: Subject, options: Readonly<Record<string, Schedule>>): Weights {
  const { start, grads } = several(subject, ['a', 'b']);
  return endOf(stroll(subject.make(options), start, grads));
}

/** The options that the optimizer declares. */
export function numericOptions({ make, claims }: Subject): string[] {
  const declared = Object.keys(make(claims.options).options);
  const missing = Object.entries(claims.options).filter(
    ([name, value]) => typeof value === 'number' && !declared.includes(name),
  );
  if (missing.length > 0) throw new Error(`option ${missing[0]![0]} was given, and is not among its \`options\``);
  return declared;
}

/** What an option is at the first step. */
export function givenAs({ make, claims }: Subject, name: string): number {
  const option = make(claims.options).options[name]!;
  return typeof option === 'function' ? option(1) : option;
}

/** Other values for an option: those that it accepts of several factors and additions. */
export function nudged(subject: Subject, name: string): number[] {
  const value = givenAs(subject, name);
  const others = [...factors.map((factor) => value * factor), ...additions.map((addition) => value + addition)];
  return others.filter((other) => other !== value && accepts(subject, { [name]: other }));
}

function accepts({ make, claims }: Subject, change: Readonly<Record<string, Schedule>>): boolean {
  try {
    make({ ...claims.options, ...change });
    return true;
  } catch {
    return false;
  }
}
