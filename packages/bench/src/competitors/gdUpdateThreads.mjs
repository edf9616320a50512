import { startThreads } from '@gd/compile/internal';
import { update } from './gdUpdate.mjs';

/** gd: the step of an optimizer alone, on two threads. */
export async function make(problem) {
  return update(problem, 2, await startThreads(2));
}
