import type { Tensor } from '@gd/core';
import { grad, mul, random, sub, sum, tensor } from '@gd/core';
import { minimize, sgd } from '@gd/optim';
import { bowl } from '@gd/optim/test-functions';

/** How much of the slope one of Wen's small steps is. */
export const learningRate = 0.1;
/** Below this height Wen stands on the doorstep. */
export const doorstep = 0.01;
export const start = -4;
export const hut = 3;
/** The part of the hill that the picture shows. */
export const low = -5;
export const high = 9;

export interface Place {
  w: number;
  height: number;
  /** How the ground tilts: uphill to the right is positive. */
  slope: number;
}

const ground = (w: Tensor) => bowl.loss({ w });
const feel = grad(ground);

/** What is to be known of one place on the hill. */
export const placeAt = (w: number): Place => ({ w, height: heightAt(w), slope: feel(w) });

/** How high the ground is, as @gd/optim has it. */
export const heightAt = (w: number): number => minimize(ground, w, sgd({ learningRate }), { steps: 0 }).loss;

/** Where one step downhill leads. */
export const stepFrom = (w: number, rate = learningRate): number =>
  minimize(ground, w, sgd({ learningRate: rate }), { steps: 1 }).weights;

/** All places of the walk home. */
export const walkFrom = (w: number): Place[] =>
  minimize(ground, w, sgd({ learningRate }), { target: doorstep }).path.map(({ weights }) => placeAt(weights));

/** Which way is down, in words. */
export function tiltInWords(slope: number): string {
  if (Math.abs(slope) < 0.05) return 'The ground is flat';
  const how = Math.abs(slope) > 8 ? 'steeply' : Math.abs(slope) > 2 ? '' : 'a little';
  return `The ground goes down ${how} to the ${slope < 0 ? 'right' : 'left'}`.replace('  ', ' ');
}

/**
 * Wen without a feeling for slopes: try a place nearby, keep it when it is lower.
 * Answers with the number of tries until the doorstep, or null when patience is at its end.
 */
export function triesByPoking(knobs: number, { patience = 200_000, seed = 1 } = {}): number | null {
  const rng = random(seed);
  const height = (place: readonly number[]) => place.reduce((sum, w) => sum + (w - hut) ** 2, 0);
  let here: number[] = Array(knobs).fill(start);
  for (let tries = 1; tries <= patience; tries++) {
    const there = here.map((w) => w + 2 * rng.next() - 1);
    if (height(there) < height(here)) here = there;
    if (height(here) < doorstep) return tries;
  }
  return null;
}

/** How many steps along the slope need for as many knobs at once. */
export function stepsBySlope(knobs: number): number {
  const miss = (place: Tensor) => sub(place, hut);
  const begin = tensor(Float64Array.from({ length: knobs }, () => start));
  const walk = minimize((place) => sum(mul(miss(place), miss(place))), begin, sgd({ learningRate }), {
    target: doorstep,
  });
  return walk.steps;
}

/** The numbers that the lesson quotes. */
export const facts = () => ({
  startHeight: placeAt(start).height,
  startSlope: placeAt(start).slope,
  secondPlace: stepFrom(start),
  secondHeight: heightAt(stepFrom(start)),
  steps: walkFrom(start).length - 1,
  lastHeight: walkFrom(start).at(-1)!.height,
  stepsForTwo: stepsBySlope(2),
  stepsForTen: stepsBySlope(10),
  pokesForOne: triesByPoking(1) ?? 'never',
  pokesForTwo: triesByPoking(2) ?? 'never',
});
