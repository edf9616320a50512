import type { Weights } from '@gd/core';
import { useSyncExternalStore } from 'react';
import type { Exam } from './model';
import { begin, exam } from './model';
import type { Report, Wish } from './school.worker';

export interface SchoolState {
  running: boolean;
  done: boolean;
  step: number;
  weights: Weights;
  /** Of each step, and of the exam after it. */
  losses: readonly number[];
  marks: readonly { step: number; accuracy: number }[];
  exam: Exam;
}

const fresh = begin();
const first: SchoolState = {
  running: false,
  done: false,
  step: 0,
  weights: fresh,
  losses: [],
  marks: [{ step: 0, accuracy: exam(fresh).accuracy }],
  exam: exam(fresh),
};

// One school a page: the figures of the lesson look at the same Team.
let state = first;
let worker: Worker | undefined;
const watchers = new Set<() => void>();

function become(next: SchoolState): void {
  state = next;
  for (const watch of watchers) watch();
}

function told({ data }: MessageEvent<Report>): void {
  become({
    running: state.running && !data.done,
    done: data.done,
    step: data.step,
    weights: data.weights,
    losses: [...state.losses, ...data.losses],
    marks: [...state.marks, { step: data.step, accuracy: data.exam.accuracy }],
    exam: data.exam,
  });
}

function ask(wish: Wish): void {
  if (worker === undefined) {
    worker = new Worker(new URL('./school.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = told;
  }
  if (wish !== 'step') become({ ...state, running: wish === 'walk' && !state.done });
  worker.postMessage(wish);
}

/** Sends the Team home and begins with a new one; what the old one still had to say is not heard. */
function startAgain(): void {
  worker?.terminate();
  worker = undefined;
  become(first);
}

function subscribe(watch: () => void): () => void {
  watchers.add(watch);
  return () => {
    watchers.delete(watch);
    if (watchers.size === 0) startAgain();
  };
}

/** The Team at school, taught in a thread of its own, and how to ask for lessons. */
export function useSchool(): SchoolState & { ask: (wish: Wish) => void; startAgain: () => void } {
  const seen = useSyncExternalStore(
    subscribe,
    () => state,
    () => first,
  );
  return { ...seen, ask, startAgain };
}
