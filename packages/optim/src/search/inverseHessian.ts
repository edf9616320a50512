/** The changes in weights (s) and gradient (y) of one step, as flat rows, and rho = 1 / (s · y). */
export interface Pair {
  readonly s: Float64Array;
  readonly y: Float64Array;
  readonly rho: number;
}

/** A point and its gradient. */
interface Evaluated {
  readonly row: Float64Array;
  readonly grad: Float64Array;
}

/**
 * Prepends the pair of a new step; skips it if the function does not curve upward along the step. Keeps the newest `history`
 * pairs.
 */
export function remember(pairs: readonly Pair[], here: Evaluated, next: Evaluated, history: number): readonly Pair[] {
  const s = next.row.map((x, i) => x - here.row[i]!);
  const y = next.grad.map((g, i) => g - here.grad[i]!);
  const product = dot(s, y);
  if (!(product > Number.EPSILON * dot(y, y))) return pairs;
  return [{ s, y, rho: 1 / product }, ...pairs].slice(0, history);
}

/**
 * The quasi-Newton direction: the negative gradient multiplied by the inverse Hessian that the pairs approximate. Computed with
 * the two-loop recursion.
 *
 *     q ← q − aᵢ yᵢ,  aᵢ = rhoᵢ · sᵢ·q                  from q = −grad, the newest pair first
 *     q ← q · s·y / y·y                                  with the newest pair
 *     q ← q + sᵢ (aᵢ − rhoᵢ · yᵢ·q)                     the oldest pair first
 *
 * source  Nocedal & Wright 2006, Numerical Optimization, algorithm 7.4, https://doi.org/10.1007/978-0-387-40065-5
 */
export function quasiNewtonDirection(grad: Float64Array, pairs: readonly Pair[]): Float64Array {
  const direction = grad.map((g) => -g);
  const shares = pairs.map(({ s, y, rho }) => {
    const share = rho * dot(s, direction);
    addTo(direction, y, -share);
    return share;
  });
  const newest = pairs[0];
  if (newest !== undefined) {
    const scale = 1 / (newest.rho * dot(newest.y, newest.y));
    for (let i = 0; i < direction.length; i++) direction[i]! *= scale;
  }
  for (let k = pairs.length - 1; k >= 0; k--) {
    const { s, y, rho } = pairs[k]!;
    addTo(direction, s, shares[k]! - rho * dot(y, direction));
  }
  return direction;
}

/** The inner product of two rows. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function addTo(to: Float64Array, row: Float64Array, share: number): void {
  for (let i = 0; i < to.length; i++) to[i]! += share * row[i]!;
}
