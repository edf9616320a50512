import { Module } from './module';

/** Whether the engine compiles a module with the code that `write` emits; false if a policy forbids WebAssembly. */
export function accepts(write: (module: Module) => unknown): boolean {
  if (typeof WebAssembly === 'undefined') return false;
  try {
    new WebAssembly.Module(finished(write));
    return true;
  } catch {
    return false;
  }
}

/** Whether the engine could compile such a module: a content-security policy forbids compiling, not validating. */
export function understands(write: (module: Module) => unknown): boolean {
  return typeof WebAssembly !== 'undefined' && WebAssembly.validate(finished(write));
}

function finished(write: (module: Module) => unknown): Uint8Array<ArrayBuffer> {
  const module = new Module();
  write(module);
  return module.finished();
}
