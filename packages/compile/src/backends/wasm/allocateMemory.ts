/** How many bytes a memory grows by. */
export const page = 65536;

/** A memory of exactly so many bytes; it never grows, so that no view of it is ever lost. Threads may share it. */
export function allocateMemory(bytes: number, shared = false): WebAssembly.Memory {
  const pages = Math.ceil(bytes / page);
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
  } catch {
    throw new RangeError(
      `compile: no memory of ${(bytes / 2 ** 20).toFixed(0)} MiB could be had — close other programs, or use smaller batches?`,
    );
  }
}
