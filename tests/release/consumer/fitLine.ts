import type { Weights } from '@gd/core';
import { add, item, mul, tensor } from '@gd/core';
import { mse } from '@gd/losses';
import { minimize, sgd } from '@gd/optim';

/** Finds the line through points of y = 2x + 1. */
export function fitLine(): { slope: number; intercept: number } {
  const x = tensor([0, 1, 2, 3]);
  const y = tensor([1, 3, 5, 7]);
  const start: Weights = { slope: tensor(0), intercept: tensor(0) };
  const { weights } = minimize(
    ({ slope, intercept }: Weights) => mse(add(mul(x, slope!), intercept!), y),
    start,
    sgd({ learningRate: 0.1 }),
    { steps: 500 },
  );
  return { slope: item(weights.slope!), intercept: item(weights.intercept!) };
}
