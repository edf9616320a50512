import type { Row } from './types';

/** An optimizer to try first, and why. */
export interface FirstTry {
  when: string;
  name: string;
  why: string;
}

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
const least = (rows: readonly Row[], worth: (row: Row) => number): Row =>
  rows.toSorted((a, b) => worth(a) - worth(b))[0]!;

/** What to try first, computed from the measurements: nobody's favorite is written down here. */
export function firstTries(rows: readonly Row[]): FirstTry[] {
  const lazy = least(rows, ({ moons, digits }) => -(moons.default + digits.default));
  const sure = least(rows, ({ place }) => place);
  const able = rows.filter(({ digits }) => digits.tuned >= 0.94);
  const light = least(able, ({ memory, place }) => memory.most + place / 1e3);
  const quick = least(able, ({ speed }) => speed.most);
  return [
    {
      when: 'No time for tuning',
      name: lazy.name,
      why: `With its defaults, it classifies ${percent(lazy.digits.default)} of unseen digits and ${percent(lazy.moons.default)} of the moons correctly.`,
    },
    {
      when: 'Time for tuning',
      name: sure.name,
      why: `Tuned, it has the best average place over all tasks: ${sure.place} of ${rows.length}.`,
    },
    {
      when: 'Little memory',
      name: light.name,
      why: `${light.memory.most} bytes per weight, and tuned, it still classifies ${percent(light.digits.tuned)} of the digits correctly.`,
    },
    {
      when: 'Cheap steps',
      name: quick.name,
      why: `${quick.speed.most}× the time of a plain step, and tuned, it still classifies ${percent(quick.digits.tuned)} of the digits correctly.`,
    },
  ];
}
