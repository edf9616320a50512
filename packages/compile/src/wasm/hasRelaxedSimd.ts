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
