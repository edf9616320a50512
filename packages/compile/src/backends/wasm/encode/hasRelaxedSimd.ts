import { accepts } from './accepts';
import { op } from './instructions';

let answer: boolean | undefined;

/** Whether the engine multiplies and adds in one rounding (relaxed SIMD). */
export function hasRelaxedSimd(): boolean {
  answer ??= accepts((module) =>
    module.function('probe').vector(0).vector(0).vector(0).do(op.f32x4.relaxedMadd, op.drop),
  );
  return answer;
}

/** Lets programs be built as for an engine with relaxed SIMD, or one without it; `undefined` asks the engine again. */
export function pretendRelaxedSimd(has: boolean | undefined): void {
  answer = has;
}
