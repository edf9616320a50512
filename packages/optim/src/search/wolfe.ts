/** What is known of a place along a line: how far along it lies, how high, and how the ground tilts along the line. */
export interface Spot {
  readonly step: number;
  readonly height: number;
  readonly directional: number;
}

/** How low and how flat is good enough. */
export interface WolfeOptions {
  readonly decrease: number;
  readonly curvature: number;
}

const tries = 40;

/**
 * Looks along a line for a place that is clearly lower and clearly flatter than where it begins.
 *
 *     height(step) ≤ height(0) + decrease · step · gradient(0)
 *     |gradient(step)| ≤ curvature · |gradient(0)|
 *
 * A place whose height or gradient is no number counts as too high. When the looks are used up the best place that is low
 * enough will do; undefined if there is none.
 *
 * source  Nocedal & Wright 2006, Numerical Optimization, algorithms 3.5 and 3.6, https://doi.org/10.1007/978-0-387-40065-5
 */
export function wolfe<S extends Spot>(
  at: (step: number) => S,
  from: S,
  first: number,
  { decrease, curvature }: WolfeOptions,
): S | undefined {
  const lowEnough = ({ step, height, directional }: S) =>
    height <= from.height + decrease * step * from.directional && Number.isFinite(directional);
  const flatEnough = ({ directional }: S) => Math.abs(directional) <= -curvature * from.directional;
  const lookBetween = (low: S, high: S): S | undefined => {
    for (let looks = 0; looks < tries; looks++) {
      const spot = at(between(low, high));
      if (!lowEnough(spot) || spot.height >= low.height) high = spot;
      else {
        if (flatEnough(spot)) return spot;
        if (spot.directional * (high.step - low.step) >= 0) high = low;
        low = spot;
      }
    }
    return low.step > 0 ? low : undefined;
  };

  let before = from;
  for (let looks = 0; looks < tries; looks++) {
    const spot = at(first * 2 ** looks);
    if (spot.height === Number.NEGATIVE_INFINITY) return spot;
    if (!lowEnough(spot) || (looks > 0 && spot.height >= before.height)) return lookBetween(before, spot);
    if (flatEnough(spot)) return spot;
    if (spot.directional >= 0) return lookBetween(spot, before);
    before = spot;
  }
  return before;
}

/** Where the cubic through two spots and their gradients is lowest; the middle where that is near an end or nowhere. */
function between(a: Spot, b: Spot): number {
  const width = b.step - a.step;
  const bend = a.directional + b.directional + (3 * (a.height - b.height)) / width;
  const root = Math.sign(width) * Math.sqrt(bend * bend - a.directional * b.directional);
  const share = 1 - (b.directional + root - bend) / (b.directional - a.directional + 2 * root);
  return a.step + width * (share > 0.1 && share < 0.9 ? share : 0.5);
}
