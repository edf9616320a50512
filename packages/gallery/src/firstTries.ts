import type { Row } from './types';

/** An optimizer to begin with, and why. */
export interface FirstTry {
  when: string;
  name: string;
  why: string;
}

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
const least = (rows: readonly Row[], worth: (row: Row) => number): Row =>
  rows.toSorted((a, b) => worth(a) - worth(b))[0]!;

/** What to try first, out of the measurements: nobody's favorite is written down here. */
export function firstTries(rows: readonly Row[]): FirstTry[] {
  const lazy = least(rows, ({ moons, digits }) => -(moons.default + digits.default));
  const sure = least(rows, ({ place }) => place);
  const able = rows.filter(({ digits }) => digits.tuned >= 0.94);
  const light = least(able, ({ memory, place }) => memory.most + place / 1e3);
  const quick = least(able, ({ speed }) => speed.most);
  return [
    {
      when: 'No time to choose settings',
      name: lazy.name,
      why: `As it comes it reads ${percent(lazy.digits.default)} of unseen digits and tells ${percent(lazy.moons.default)} of the moons apart.`,
    },
    {
      when: 'Time to choose settings',
      name: sure.name,
      why: `Tuned, it has the best place on the average of all grounds: ${sure.place} of ${rows.length}.`,
    },
    {
      when: 'Little memory',
      name: light.name,
      why: `${light.memory.most} bytes a weight, and it still reads ${percent(light.digits.tuned)} of the digits, tuned.`,
    },
    {
      when: 'Steps that cost little',
      name: quick.name,
      why: `${quick.speed.most}× a plain step, and it still reads ${percent(quick.digits.tuned)} of the digits, tuned.`,
    },
  ];
}
