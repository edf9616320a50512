import { hasRelaxedSimd } from '@gd/compile';
import { allocateMemory, Module } from '@gd/compile/internal';

/** A hand-written WebAssembly function with its own memory; constants are in the first 256 bytes. */
export function loop(bytes, parameters, write) {
  const module = new Module({ relaxed: hasRelaxedSimd(), pool: { address: 0, bytes: 256 } });
  write(module.function('run', { parameters, exported: true }));
  const memory = allocateMemory(bytes);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.finished()), { host: { memory } });
  return { run: exports.run, memory };
}
