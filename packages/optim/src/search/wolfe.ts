/** A point on the search line: its step length, its loss, and the directional derivative of the loss. */
export interface LinePoint {
  readonly step: number;
  readonly loss: number;
  readonly derivative: number;
}

/** The parameters c₁ and c₂ of the Wolfe conditions. */
export interface WolfeOptions {
  readonly decrease: number;
  readonly curvature: number;
}

const tries = 40;

/**
 * A line search for the strong Wolfe conditions: finds a point that is sufficiently lower and flatter than the start.
 *
 *     loss(step) ≤ loss(0) + decrease · step · derivative(0)
 *     |derivative(step)| ≤ curvature · |derivative(0)|
 *
 * A point whose loss or derivative is NaN counts as too high. After 40 tries, the search returns the lowest point that
 * satisfies the first condition, or undefined if there is none.
 *
 * source  Nocedal & Wright 2006, Numerical Optimization, algorithms 3.5 and 3.6, https://doi.org/10.1007/978-0-387-40065-5
 */
export function wolfe<S extends LinePoint>(
  at: (step: number) => S,
  from: S,
  first: number,
  { decrease, curvature }: WolfeOptions,
): S | undefined {
  const lowEnough = ({ step, loss, derivative }: S) =>
    loss <= from.loss + decrease * step * from.derivative && Number.isFinite(derivative);
  const flatEnough = ({ derivative }: S) => Math.abs(derivative) <= -curvature * from.derivative;
  const lookBetween = (low: S, high: S): S | undefined => {
    for (let looks = 0; looks < tries; looks++) {
      const point = at(between(low, high));
      if (!lowEnough(point) || point.loss >= low.loss) high = point;
      else {
        if (flatEnough(point)) return point;
        if (point.derivative * (high.step - low.step) >= 0) high = low;
        low = point;
      }
    }
    return low.step > 0 ? low : undefined;
  };

  let before = from;
  for (let looks = 0; looks < tries; looks++) {
    const point = at(first * 2 ** looks);
    if (point.loss === Number.NEGATIVE_INFINITY) return point;
    if (!lowEnough(point) || (looks > 0 && point.loss >= before.loss)) return lookBetween(before, point);
    if (flatEnough(point)) return point;
    if (point.derivative >= 0) return lookBetween(point, before);
    before = point;
  }
  return before;
}

/**
 * The step that minimizes the cubic through two points and their derivatives; the midpoint if that minimum does not exist or is
 * near an end.
 */
function between(a: LinePoint, b: LinePoint): number {
  const width = b.step - a.step;
  const bend = a.derivative + b.derivative + (3 * (a.loss - b.loss)) / width;
  const root = Math.sign(width) * Math.sqrt(bend * bend - a.derivative * b.derivative);
  const share = 1 - (b.derivative + root - bend) / (b.derivative - a.derivative + 2 * root);
  return a.step + width * (share > 0.1 && share < 0.9 ? share : 0.5);
}
