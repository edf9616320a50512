import { Module } from './module';

/** Whether the engine compiles a module with the code that `write` emits; false if a policy forbids WebAssembly. */
export function accepts(write: (module: Module) => unknown): boolean {
  if (typeof WebAssembly === 'undefined') return false;
  const module = new Module();
  write(module);
  try {
    // A content-security policy forbids compiling, not validating.
    new WebAssembly.Module(module.finished());
    return true;
  } catch {
    return false;
  }
}
