import { check } from '../check/check';
import { checkShape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';
import { tensor } from '../tensor/tensor';

/**
 * Evenly spaced numbers from `start` up to, but not including, `stop`.
 *
 *     out = start, start + step, start + 2 step, …
 *
 * shape     [⌈(stop − start) / step⌉], float32
 * throws    when the step is 0 or a number is not finite
 */
export function arange(start: number, stop: number, step = 1): Tensor {
  for (const [what, value] of Object.entries({ start, stop, step })) check(`arange: ${what}`, value, '(-∞, ∞)');
  const count = Math.max(0, Math.ceil((stop - start) / step));
  if (step === 0 || !Number.isFinite(count)) {
    throw new RangeError(`arange: from ${start} to ${stop} by ${step} — the steps must be finite and not 0`);
  }
  checkShape('arange', [count]);
  return tensor(Float32Array.from({ length: count }, (_, i) => start + i * step));
}
