import { accepts, understands } from './accepts';
import { op } from './instructions';
import type { Module } from './module';

let answer: boolean | undefined;

const probe = (module: Module) => module.function('probe').vector(0).do(op.f32x4.neg, op.drop);

/** Whether WebAssembly with SIMD runs here; a policy may forbid it, and very old engines lack it. */
export function hasSimd(): boolean {
  answer ??= accepts(probe);
  return answer;
}

/** Why there is no WebAssembly with SIMD, where `hasSimd` is false. */
export function whyNoSimd(): string {
  return understands(probe)
    ? "the policy of this page forbids WebAssembly; add 'wasm-unsafe-eval' to script-src in its Content-Security-Policy"
    : 'there is no WebAssembly with SIMD here';
}
