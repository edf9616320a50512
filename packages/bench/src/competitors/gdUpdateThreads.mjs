import { startThreads } from '@gd/compile/internal';
import { update } from './gdUpdate.mjs';

/** Ours: an optimizer's step by itself, shared by two threads. */
export async function make(problem) {
  return update(problem, 2, await startThreads(2));
}
