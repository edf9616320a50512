import type { Tensor } from '@gd/core';
import { abs, minimum, mul, sub } from '@gd/core';
import { checkPair } from './checkPair';
import type { ReductionOptions } from './reduce';
import { reduce } from './reduce';

/** How `huber` counts. */
export interface HuberOptions extends ReductionOptions {
  /** How wide a miss must be to count as wild; 1 unless said. */
  readonly delta?: number;
}

/**
 * A bowl near the targets and a straight gradient far from it: exact like `mse`, calm about wild examples like `mae`.
 *
 *     miss = |prediction − targets|
 *     near = min(miss, delta)
 *     loss = mean(near · (miss − near / 2))          ½ miss² up to delta, delta · (miss − delta / 2) beyond
 *
 * shape     equal shapes in, one number out; `mean` divides by how many numbers there are
 * gradient  the miss, but never more than ±delta, / n
 * throws    when the shapes differ, or delta is not a number above 0
 * source    Huber 1964, Robust estimation of a location parameter, https://doi.org/10.1214/aoms/1177703732
 */
export function huber(prediction: Tensor, targets: Tensor, { delta = 1, reduction }: HuberOptions = {}): Tensor {
  checkPair('huber', prediction, targets);
  if (!(Number.isFinite(delta) && delta > 0)) {
    throw new RangeError(`huber: delta ${delta} — wanted a number above 0; 1 is a good first guess`);
  }
  const miss = abs(sub(prediction, targets));
  const near = minimum(miss, delta);
  return reduce('huber', mul(near, sub(miss, mul(near, 0.5))), reduction);
}
