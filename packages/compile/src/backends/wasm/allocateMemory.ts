import type { EngineMemory } from './engineTypes';

/** The number of bytes in a page of WebAssembly memory. */
export const page = 65536;

/**
 * Allocates a memory of exactly this many bytes; it never grows, so that no view of it is ever lost. Threads may share
 * it.
 */
export function allocateMemory(bytes: number, shared = false): EngineMemory {
  const pages = Math.ceil(bytes / page);
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
  } catch {
    throw new RangeError(
      `compile: could not allocate ${(bytes / 2 ** 20).toFixed(0)} MiB of memory — close other programs, or use smaller batches?`,
    );
  }
}
