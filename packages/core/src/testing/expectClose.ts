import { formatShape, sameShape } from '../tensor/shape';
import type { Tensor } from '../tensor/tensor';

/**
 * Throws unless two tensors agree: `|got − wanted| ≤ tolerance · max(1, |wanted|)` for every element, NaN only with
 * NaN, infinity only with infinity.
 *
 * throws    naming the first element that is off
 */
export function expectClose(got: Tensor, wanted: Tensor, tolerance: number, what = 'tensor'): void {
  if (!sameShape(got.shape, wanted.shape)) {
    throw new Error(`${what}: shape ${formatShape(got.shape)}, wanted ${formatShape(wanted.shape)}`);
  }
  for (let i = 0; i < wanted.data.length; i++) {
    const a = got.data[i]!;
    const b = wanted.data[i]!;
    const near = Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b));
    const agree = Object.is(a, b) || a === b || (Number.isFinite(b) && near);
    if (!agree) throw new Error(`${what}: number ${i} is ${a}, wanted ${b} (within ${tolerance})`);
  }
}
