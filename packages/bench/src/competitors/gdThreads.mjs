import { descend } from './gd.mjs';

/** gd: the whole step compiled, on two threads. */
export function make(problem) {
  return descend(problem, 2);
}
