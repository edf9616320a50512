import { accepts } from './accepts';
import { op } from './instructions';

let answer: boolean | undefined;

/** Whether the engine has relaxed SIMD, which multiplies and adds in one rounding. */
export function hasRelaxedSimd(): boolean {
  answer ??= accepts((module) =>
    module.function('probe').vector(0).vector(0).vector(0).do(op.f32x4.relaxedMadd, op.drop),
  );
  return answer;
}

/** Overrides `hasRelaxedSimd`; `undefined` asks the engine again. */
export function pretendRelaxedSimd(has: boolean | undefined): void {
  answer = has;
}
