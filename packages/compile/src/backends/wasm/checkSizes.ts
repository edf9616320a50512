import { sizeOf } from '@gd/core/extend';
import type { Kernel } from '../../graph/kernel';
import { page } from './allocateMemory';

const mostBytes = 2 ** 32 - page;
/** Loops count with signed 32-bit numbers. */
const mostNumbers = 2 ** 31 - 1;

/** Throws if a program counts further, or needs more memory, than WebAssembly can. */
export function checkSizes(kernels: readonly Kernel[], memoryBytes: number): void {
  for (const { name, body } of kernels) {
    if (sizeOf(body.space) <= mostNumbers) continue;
    const [count, most] = [sizeOf(body.space), mostNumbers].map((number) => number.toLocaleString('en-US'));
    throw new RangeError(`compile: ${name} over ${count} numbers — at most ${most} at once; use smaller batches?`);
  }
  if (!(memoryBytes <= mostBytes)) {
    throw new RangeError(
      `compile: the function needs ${(memoryBytes / 2 ** 30).toFixed(1)} GiB of memory — WebAssembly has at most 4 GiB; use smaller batches?`,
    );
  }
}
