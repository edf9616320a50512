/** The maximum number of iterations per eigenvalue. About two are usual; matrices with NaN never converge. */
const mostIterations = 50;

/**
 * The eigenvalues and eigenvectors of a symmetric matrix. Householder reflections reduce it to tridiagonal form, and QL
 * iterations with implicit shifts diagonalize that.
 *
 *     matrix = Σₖ values[k] · vector k · vector kᵀ
 *
 * shape   [n · n] row-major → values [n], vectors [n · n] with vector k in row k
 * source  Golub & Van Loan 2013, Matrix Computations, algorithms 8.3.1 and 8.3.3; Bowdler, Martin, Reinsch & Wilkinson 1968,
 *         The QR and QL algorithms for symmetric matrices, https://doi.org/10.1007/BF02166681
 */
export function symmetricEigen(matrix: Float64Array, n: number): { values: Float64Array; vectors: Float64Array } {
  const size = matrix.reduce((most, x) => Math.max(most, Math.abs(x)), 0) || 1;
  // scaled to 1, so that squares neither overflow nor underflow
  const { diagonal, beside, vectors } = tridiagonal(
    matrix.map((x) => x / size),
    n,
  );
  for (let k = 0; k < n; k++) isolate(k, diagonal, beside, vectors);
  return { values: diagonal.map((value) => value * size), vectors };
}

/** A tridiagonal matrix and the orthogonal matrix that produced it: original = vectorsᵀ · tridiagonal · vectors. */
interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** The off-diagonal entries; the last is 0. */
  readonly beside: Float64Array;
  readonly vectors: Float64Array;
}

/** Reduces a matrix to tridiagonal form, one reflection per column; overwrites it with the reflection vectors. */
function tridiagonal(a: Float64Array, n: number): Tridiagonal {
  const beside = new Float64Array(n);
  const shares = new Float64Array(n);
  const product = new Float64Array(n);
  for (let k = 0; k < n - 1; k++) {
    const normal = a.subarray(k * n, (k + 1) * n);
    const rest = Math.sqrt(dotFrom(k + 2, normal, normal));
    if (rest === 0) {
      beside[k] = normal[k + 1]!;
      continue;
    }
    const first = normal[k + 1]!;
    beside[k] = (first > 0 ? -1 : 1) * Math.sqrt(first * first + rest * rest);
    normal[k + 1] = first - beside[k]!;
    const share = 2 / dotFrom(k + 1, normal, normal);
    shares[k] = share;
    for (let i = k + 1; i < n; i++) product[i] = share * dotFrom(k + 1, a.subarray(i * n, (i + 1) * n), normal);
    const along = (share / 2) * dotFrom(k + 1, normal, product);
    for (let i = k + 1; i < n; i++) product[i]! -= along * normal[i]!;
    for (let i = k + 1; i < n; i++) {
      for (let j = k + 1; j < n; j++) a[i * n + j]! -= normal[i]! * product[j]! + product[i]! * normal[j]!;
    }
  }
  const diagonal = Float64Array.from({ length: n }, (_, k) => a[k * n + k]!);
  return { diagonal, beside, vectors: productOfReflections(a, shares, n) };
}

function productOfReflections(normals: Float64Array, shares: Float64Array, n: number): Float64Array {
  const vectors = Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 1 : 0));
  for (let k = n - 2; k >= 0; k--) {
    const normal = normals.subarray(k * n, (k + 1) * n);
    if (shares[k] === 0) continue;
    for (let i = k + 1; i < n; i++) {
      const row = vectors.subarray(i * n, (i + 1) * n);
      const share = shares[k]! * dotFrom(k + 1, row, normal);
      for (let j = k + 1; j < n; j++) row[j]! -= share * normal[j]!;
    }
  }
  return vectors;
}

/** Runs QL iterations until off-diagonal entry k is negligible, so that `diagonal[k]` is an eigenvalue. */
function isolate(k: number, diagonal: Float64Array, beside: Float64Array, vectors: Float64Array): void {
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    let end = k;
    while (end < diagonal.length - 1 && !isNothing(beside[end]!, diagonal[end]!, diagonal[end + 1]!)) end++;
    if (end === k) return;
    const ratio = (diagonal[k + 1]! - diagonal[k]!) / (2 * beside[k]!);
    const shift = beside[k]! / (ratio + (ratio < 0 ? -1 : 1) * Math.sqrt(ratio * ratio + 1));
    chase(k, end, diagonal[end]! - diagonal[k]! + shift, diagonal, beside, vectors);
  }
}

/** Runs one QL iteration upward from row `end` to `start`; each rotation removes the bulge that the previous one created. */
function chase(
  start: number,
  end: number,
  shifted: number,
  diagonal: Float64Array,
  beside: Float64Array,
  vectors: Float64Array,
): void {
  const n = diagonal.length;
  let g = shifted;
  let [sine, cosine, change] = [1, 1, 0];
  for (let i = end - 1; i >= start; i--) {
    const f = sine * beside[i]!;
    const b = cosine * beside[i]!;
    const length = Math.sqrt(f * f + g * g);
    beside[i + 1] = length;
    if (length === 0) {
      diagonal[i + 1]! -= change;
      beside[end] = 0;
      return;
    }
    sine = f / length;
    cosine = g / length;
    const upper = diagonal[i + 1]! - change;
    const turned = (diagonal[i]! - upper) * sine + 2 * cosine * b;
    change = sine * turned;
    diagonal[i + 1] = upper + change;
    g = cosine * turned - b;
    for (let j = i * n; j < (i + 1) * n; j++) {
      const [x, y] = [vectors[j]!, vectors[j + n]!];
      vectors[j] = cosine * x - sine * y;
      vectors[j + n] = sine * x + cosine * y;
    }
  }
  diagonal[start]! -= change;
  beside[start] = g;
  beside[end] = 0;
}

/** Whether an off-diagonal entry is below the rounding error of the neighboring diagonal entries. */
function isNothing(entry: number, before: number, after: number): boolean {
  return Math.abs(entry) <= (Number.EPSILON / 2) * (Math.abs(before) + Math.abs(after));
}

/** The inner product of two rows, starting at an index. */
function dotFrom(start: number, a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = start; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
