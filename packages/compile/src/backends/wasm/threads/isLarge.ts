import type { Plan } from '../../../passes/planMemory';
import { costOf } from './costOf';

/** From about this many nanoseconds on, a step is faster on two idle cores than on one. */
const breakEven = 100_000;

/** Whether a step is long enough for several threads. */
export function isLarge({ kernels }: Plan): boolean {
  return kernels.reduce((sum, kernel) => sum + costOf(kernel), 0) > breakEven;
}
