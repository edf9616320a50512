/** What is known of a place along a line: how far along it lies, how high, and how the ground tilts along the line. */
export interface Spot {
  readonly step: number;
  readonly height: number;
  readonly slope: number;
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
 *     height(step) ≤ height(0) + decrease · step · slope(0)
 *     |slope(step)| ≤ curvature · |slope(0)|
 *
 * A place whose height or slope is no number counts as too high. When the looks are used up the best place that is low
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
  const lowEnough = ({ step, height, slope }: S) =>
    height <= from.height + decrease * step * from.slope && Number.isFinite(slope);
  const flatEnough = ({ slope }: S) => Math.abs(slope) <= -curvature * from.slope;
  const lookBetween = (low: S, high: S): S | undefined => {
    for (let looks = 0; looks < tries; looks++) {
      const spot = at(between(low, high));
      if (!lowEnough(spot) || spot.height >= low.height) high = spot;
      else {
        if (flatEnough(spot)) return spot;
        if (spot.slope * (high.step - low.step) >= 0) high = low;
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
    if (spot.slope >= 0) return lookBetween(spot, before);
    before = spot;
  }
  return before;
}

/** Where the cubic through two spots and their slopes is lowest; the middle where that is near an end or nowhere. */
function between(a: Spot, b: Spot): number {
  const width = b.step - a.step;
  const bend = a.slope + b.slope + (3 * (a.height - b.height)) / width;
  const root = Math.sign(width) * Math.sqrt(bend * bend - a.slope * b.slope);
  const share = 1 - (b.slope + root - bend) / (b.slope - a.slope + 2 * root);
  return a.step + width * (share > 0.1 && share < 0.9 ? share : 0.5);
}
