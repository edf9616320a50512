import type { Optimizer, Weights } from '@gd/core';
import { minimize, sgd } from '@gd/optim';
import { point } from '@gd/optim/test-functions';
import type { GalleryObjective } from './objectives.mjs';
import { lowestOf, objectives, tolerance } from './objectives.mjs';

export type Make = (options?: object) => Optimizer;
export type Settings = Readonly<Record<string, number | boolean>>;

/** A descent of an objective, as numbers to draw. */
export interface Trip {
  /** Every point, beginning with the start: one number or two. */
  places: readonly (readonly number[])[];
  /** The height of each point above the lowest minimum. */
  gaps: readonly number[];
  /** The step from which it stays within the tolerance, or null if it does not. */
  home: number | null;
  flewOff: boolean;
}

/** The number of steps to compute and draw. */
export const stepsOn: Readonly<Record<string, number>> = {
  bowl: 100,
  ravine: 200,
  rosenbrock: 400,
  saddle: 100,
  plateau: 200,
  twoValleys: 150,
};

/** Learning rates for plain descent: the best of the gallery's, from the customary start. */
export const plainRates: Readonly<Record<string, number>> = {
  bowl: 0.316,
  ravine: 0.0316,
  rosenbrock: 0.00316,
  saddle: 0.316,
  plateau: 1,
  twoValleys: 0.1,
};

export const objectiveOf = (id: string): GalleryObjective => {
  const found = objectives.find((objective) => objective.id === id);
  if (!found)
    throw new RangeError(`gallery: no objective "${id}" — there are ${objectives.map((one) => one.id).join(', ')}`);
  return found;
};

/** The customary start of an objective, as numbers. */
export const startOf = ({ testFunction }: GalleryObjective): number[] =>
  Object.values(testFunction.start).map(({ data }) => data[0]!);

/** An optimizer with the given settings; `fallback/learningRate` goes to the inner optimizer. */
export function optimizerWith(make: Make, settings: Settings): Optimizer {
  const inner = Object.entries(settings).filter(([name]) => name.includes('/')) as [string, number][];
  const own = Object.entries(settings).filter(([name]) => !name.includes('/'));
  const made = make(Object.fromEntries(own));
  return inner.length === 0 ? made : { ...made, options: { ...made.options, ...Object.fromEntries(inner) } };
}

/** Descends from a start for as many steps as are drawn, or until the loss diverges. */
export function tripOf(objective: GalleryObjective, start: readonly number[], optimizer: Optimizer): Trip {
  const axes = Object.keys(objective.testFunction.start);
  const from: Weights = point(Object.fromEntries(axes.map((axis, i) => [axis, start[i] ?? 0])));
  const { path, stopped } = minimize(objective.testFunction.loss, from, optimizer, {
    steps: stepsOn[objective.id] ?? 200,
  });
  const floor = lowestOf(objective.testFunction);
  const gaps = path.map(({ loss }) => Math.abs(loss - floor));
  const outside = gaps.findLastIndex((gap) => !(gap <= tolerance));
  return {
    places: path.map(({ weights }) => axes.map((axis) => weights[axis]!.data[0]!)),
    gaps,
    home: outside + 1 < gaps.length ? outside + 1 : null,
    flewOff: stopped === 'diverged',
  };
}

/** Plain descent from the same start. */
export const plainTrip = (objective: GalleryObjective, start: readonly number[], learningRate: number): Trip =>
  tripOf(objective, start, sgd({ learningRate }) as Optimizer);

/** How a descent ended, in words: "is home after 12 steps". */
export function endOf({ home, flewOff, gaps }: Trip): string {
  if (flewOff) return `flies off the hill at step ${gaps.length - 1}`;
  if (home === 0) return 'is at home already';
  if (home !== null) return `is home after ${home} ${home === 1 ? 'step' : 'steps'}`;
  return `is still ${readableGap(gaps.at(-1)!)} above the floor after ${gaps.length - 1} steps`;
}

/** Formats two significant digits, however small the number. */
export const readableGap = (gap: number): string =>
  gap >= 100 ? Math.round(gap).toString() : String(Number(gap.toPrecision(2)));
