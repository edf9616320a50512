import type { GalleryObjective, Trip } from '@gd/gallery';
import { endOf, readableGap } from '@gd/gallery';

/** The heights of both walks, at some 25 steps. */
export function tableOf(trip: Trip, plain: Trip): string[][] {
  const last = Math.max(trip.gaps.length, plain.gaps.length) - 1;
  const every = Math.max(1, Math.ceil(last / 25));
  const written = (gap: number | undefined) => (gap === undefined || Number.isNaN(gap) ? '–' : readableGap(gap));
  const steps = Array.from({ length: Math.floor(last / every) + 1 }, (_, i) => i * every);
  return steps.map((step) => [String(step), written(trip.gaps[step]), written(plain.gaps[step])]);
}

/** The figure for those who cannot see it. */
export const describe = ({ title, asks }: GalleryObjective, name: string, trip: Trip, plain: Trip): string =>
  `First the ${title}: ${asks}. A solid green trail with round footprints is the way of ${name}, a dashed blue one with square footprints that of plain descent; both set out from the same place. ${name} ${endOf(trip)}; plain descent ${endOf(plain)}. Then a chart of how high each stands above the lowest floor after every step; each line on its ruler is ten times lower than the one above.`;
