import type { GalleryObjective, Trip } from '@gd/gallery';
import { endOf, readableGap } from '@gd/gallery';

/** The heights of both descents, at about 25 steps. */
export function tableOf(trip: Trip, plain: Trip): string[][] {
  const last = Math.max(trip.gaps.length, plain.gaps.length) - 1;
  const every = Math.max(1, Math.ceil(last / 25));
  const written = (gap: number | undefined) => (gap === undefined || Number.isNaN(gap) ? '–' : readableGap(gap));
  const steps = Array.from({ length: Math.floor(last / every) + 1 }, (_, i) => i * every);
  return steps.map((step) => [String(step), written(trip.gaps[step]), written(plain.gaps[step])]);
}

/** A description of the figure, for those who cannot see it. */
export const describe = ({ title, asks }: GalleryObjective, name: string, trip: Trip, plain: Trip): string =>
  `First the ${title}: ${asks}. A solid green trail with round footprints is the path of ${name}, a dashed blue one with square footprints that of plain descent; both start at the same point. ${name} ${endOf(trip)}; plain descent ${endOf(plain)}. Then a chart of the height of each above the lowest minimum after every step; each line on its axis is ten times lower than the one above.`;
