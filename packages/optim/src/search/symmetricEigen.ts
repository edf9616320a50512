const sweeps = 50;

/**
 * The eigenvalues and eigenvectors of a symmetric matrix by Jacobi's method, which rotates two axes at a time until
 * everything off the diagonal is zero.
 *
 *     matrix = Σₖ values[k] · direction k · direction kᵀ
 *
 * shape   [n · n] row-major → values [n], vectors [n · n] with direction k in column k
 * source  Golub & Van Loan 2013, Matrix Computations, algorithm 8.5.3
 */
export function symmetricEigen(matrix: Float64Array, n: number): { values: Float64Array; vectors: Float64Array } {
  const a = matrix.slice();
  const vectors = Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 1 : 0));
  const size = Math.hypot(...a);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) for (let q = 0; q < p; q++) off = Math.max(off, Math.abs(a[p * n + q]!));
    if (!(off > Number.EPSILON * size * 1e-3)) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors, n, p, q);
  }
  return { values: Float64Array.from({ length: n }, (_, k) => a[k * n + k]!), vectors };
}

/** Rotates axes p and q so that the entry between them becomes 0. */
function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const between = a[p * n + q]!;
  if (between === 0) return;
  const ratio = (a[q * n + q]! - a[p * n + p]!) / (2 * between);
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.hypot(1, ratio));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = tangent * cosine;
  const mix = (of: Float64Array, i: number, j: number) => {
    const [x, y] = [of[i]!, of[j]!];
    of[i] = cosine * x - sine * y;
    of[j] = sine * x + cosine * y;
  };
  for (let k = 0; k < n; k++) mix(a, k * n + p, k * n + q);
  for (let k = 0; k < n; k++) mix(a, p * n + k, q * n + k);
  for (let k = 0; k < n; k++) mix(vectors, k * n + p, k * n + q);
}
