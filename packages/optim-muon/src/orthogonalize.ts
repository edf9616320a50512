import type { Tensor } from '@gd/core';
import { abs, add, div, greater, matmul, max, mul, sqrt, square, sum, transpose, where } from '@gd/core';

const steps = 5;
const [a, b, c] = [3.4445, -4.775, 2.0315];

/**
 * Orthogonalizes a matrix approximately by a Newton–Schulz iteration: U·S·Vᵀ becomes about U·Vᵀ, which stretches all
 * directions about equally.
 *
 *     x ← matrix / (‖matrix‖ + epsilon)          no singular value is above 1 now; divided by its largest number first
 *     x ← a·x + (b·xxᵀ + c·(xxᵀ)²)·x             five times: each singular value σ ← a·σ + b·σ³ + c·σ⁵
 *
 * A tall matrix uses xᵀx from the right, which is smaller and gives the same result. The coefficients raise small
 * values as fast as possible and do not converge: the values end between 0.68 and 1.21, which works as well as 1.
 *
 * source  Jordan 2024, Muon: an optimizer for hidden layers in neural networks, https://kellerjordan.github.io/posts/muon/
 */
export function orthogonalize(matrix: Tensor, epsilon: Tensor): Tensor {
  const [rows, columns] = matrix.shape as readonly [number, number];
  if (matrix.shape.includes(0)) return matrix;
  const largest = max(abs(matrix));
  const scale = where(greater(largest, 0), largest, 1);
  const scaled = div(matrix, scale);
  let x = div(scaled, add(sqrt(sum(square(scaled))), div(epsilon, scale)));
  for (let step = 0; step < steps; step++) {
    const flipped = transpose(x);
    const gram = rows > columns ? matmul(flipped, x) : matmul(x, flipped);
    const bend = add(mul(gram, b), mul(matmul(gram, gram), c));
    x = add(mul(x, a), rows > columns ? matmul(x, bend) : matmul(bend, x));
  }
  return x;
}
