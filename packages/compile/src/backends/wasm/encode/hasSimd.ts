import { accepts } from './accepts';
import { op } from './instructions';

let answer: boolean | undefined;

/** Whether WebAssembly with vectors runs here at all: not under a policy that forbids it, nor in very old engines. */
export function hasSimd(): boolean {
  answer ??= accepts((module) => module.function('probe').vector(0).do(op.f32x4.neg, op.drop));
  return answer;
}
