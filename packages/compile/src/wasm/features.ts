import { op } from './instructions';
import { Module } from './module';

/** Whether this engine multiplies and adds in one rounding (relaxed SIMD); undefined until asked. */
let relaxed: boolean | undefined;
let simd: boolean | undefined;

/** Whether WebAssembly with vectors runs here at all: not under a policy that forbids it, nor in very old engines. */
export function hasSimd(): boolean {
  simd ??= accepts((module) => module.function('probe').vector(0).do(op.f32x4.neg, op.drop));
  return simd;
}

/** Whether the engine has relaxed SIMD. */
export function hasRelaxedSimd(): boolean {
  relaxed ??= accepts((module) =>
    module.function('probe').vector(0).vector(0).vector(0).do(op.f32x4.relaxedMadd, op.drop),
  );
  return relaxed;
}

function accepts(write: (module: Module) => unknown): boolean {
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
