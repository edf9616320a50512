import { accepts } from './accepts';
import { op } from './instructions';

let answer: boolean | undefined;

/** Whether WebAssembly with SIMD runs here; a policy may forbid it, and very old engines lack it. */
export function hasSimd(): boolean {
  answer ??= accepts((module) => module.function('probe').vector(0).do(op.f32x4.neg, op.drop));
  return answer;
}
