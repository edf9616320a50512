import type { Weights } from '@gd/core';
import type { Exam, Lesson } from './model';
import { epochs, exam, lessons, stepsInAnEpoch } from './model';

/** What the page may ask of the school. */
export type Wish = 'walk' | 'step' | 'pause';

/** What the school tells: where it is, and the losses of the steps since last time. */
export interface Report {
  step: number;
  losses: number[];
  weights: Weights;
  exam: Exam;
  done: boolean;
}

// Two steps for each picture on the screen: fast enough not to bore, slow enough to be seen.
const atOnce = 2;
const pause = 16;

const course = lessons();
let walking = false;

function take(steps: number): void {
  const losses: number[] = [];
  let last: Lesson | undefined;
  while (losses.length < steps) {
    const { value } = course.next();
    if (!value) break;
    losses.push(value.loss);
    last = value;
  }
  if (!last) return;
  const { step, weights } = last;
  const done = step === epochs * stepsInAnEpoch;
  if (done) walking = false;
  postMessage({ step, weights, losses, exam: exam(weights), done } satisfies Report);
}

function walk(): void {
  if (!walking) return;
  take(atOnce);
  setTimeout(walk, pause);
}

addEventListener('message', ({ data: wish }: MessageEvent<Wish>) => {
  if (wish === 'walk' && !walking) {
    walking = true;
    walk();
  }
  if (wish === 'pause') walking = false;
  if (wish === 'step') take(1);
});
