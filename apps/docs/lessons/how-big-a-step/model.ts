import type { Tensor } from '@gd/core';
import { grad } from '@gd/core';
import { minimize, sgd } from '@gd/optim';
import { bowl } from '@gd/optim/test-functions';

/** The walker's rule: where to stand next, from the place, the slope and the size of the boots. */
export type StepRule = (w: number, slope: number, learningRate: number) => number | Promise<number>;

export type Verdict = 'arrives' | 'swings' | 'flies away' | 'is on its way';

export interface Trip {
  learningRate: number;
  /** Every place stood on, the start first. */
  places: number[];
  /** The step that first stands on the doorstep, if any does. */
  steps: number | null;
  verdict: Verdict;
}

export const start = -4;
export const doorstep = 0.01;
export const smallest = 0.01;
export const largest = 1.1;
const patience = 400;

export const height = (w: number): number => (w - 3) ** 2;
const ground = (w: Tensor) => bowl.loss({ w });
const feel = grad(ground);

/** Walks in boots of one size until the doorstep, or until patience or the hill is at its end. */
export function tripWith(learningRate: number): Trip {
  const { path, stopped } = minimize(ground, start, sgd({ learningRate }), { target: doorstep, steps: patience });
  return judged(
    learningRate,
    path.map(({ weights }) => weights),
    stopped === 'target',
  );
}

/** The same walk by somebody else's rule, which may take its time to answer. */
export async function tripByRule(learningRate: number, rule: StepRule): Promise<Trip> {
  const places = [start];
  while (places.length <= patience) {
    const here = places.at(-1)!;
    if (height(here) <= doorstep || !(Math.abs(here) < 1e6)) break;
    places.push(await rule(here, feel(here), learningRate));
  }
  return judged(learningRate, places, height(places.at(-1)!) <= doorstep);
}

function judged(learningRate: number, places: number[], arrived: boolean): Trip {
  const steps = places.length - 1;
  const last = height(places.at(-1)!);
  const before = height(places[0]!);
  const verdict = (): Verdict => {
    if (arrived) return 'arrives';
    if (!(last <= before * 1.000001)) return 'flies away';
    return last > before * 0.999 ? 'swings' : 'is on its way';
  };
  return { learningRate, places, steps: arrived ? steps : null, verdict: verdict() };
}

const even = Array.from({ length: 57 }, (_, i) => Number((smallest * (0.9 / smallest) ** (i / 56)).toPrecision(3)));

/** Boot sizes from tiny to huge, closer together where the number of steps changes fast. */
export const sizes: readonly number[] = [
  ...even,
  ...[0.49, 0.493, 0.5, 0.507, 0.51],
  ...[0.92, 0.94, 0.96, 0.97, 0.98, 0.985, 0.99],
].sort((one, other) => one - other);

/** How many steps each size needs. */
export const sweep = (
  trip: (learningRate: number) => Trip = tripWith,
): { learningRate: number; steps: number | null }[] =>
  sizes.map((learningRate) => ({ learningRate, steps: trip(learningRate).steps }));

/** A trip in one sentence. */
export function inWords({ steps, verdict, places }: Trip): string {
  if (verdict === 'arrives') {
    const leaps = places.some((w) => w > 3.000001);
    return `Wen is at the hut after ${steps} ${steps === 1 ? 'step' : 'steps'}${leaps ? ', leaping from side to side' : ''}.`;
  }
  if (verdict === 'swings') return 'Wen jumps to and fro for ever, always as high as at the start.';
  if (verdict === 'flies away') return 'Each leap ends higher than the last: Wen flies off the hill.';
  return `Wen is still on the way after ${places.length - 1} steps.`;
}

const stepsWith = (learningRate: number) => tripWith(learningRate).steps;

/** The numbers that the lesson quotes. */
export const facts = () => ({
  steps001: stepsWith(0.01),
  steps01: stepsWith(0.1),
  steps03: stepsWith(0.3),
  steps05: stepsWith(0.5),
  steps09: stepsWith(0.9),
  after20With105: tripWith(1.05).places[20]!,
});
