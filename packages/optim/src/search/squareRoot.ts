import { symmetricEigen } from './symmetricEigen';

/**
 * The symmetric square root of a covariance matrix. It turns independent standard normal numbers into numbers with that
 * covariance.
 *
 *     √C = Σₖ √values[k] · vector k · vector kᵀ
 *
 * shape   [n · n] row-major, the same as the covariance
 */
export function squareRoot(covariance: Float64Array, n: number): Float64Array<ArrayBuffer> {
  const { values, vectors } = symmetricEigen(covariance, n);
  const root = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    const stretch = Math.sqrt(Math.max(values[k]!, 0));
    const vector = vectors.subarray(k * n, (k + 1) * n);
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) root[i * n + j]! += stretch * vector[i]! * vector[j]!;
  }
  return root;
}
