import type { Weights } from '@gd/core';
import { add, item, mul, tensor } from '@gd/core';
import { mse } from '@gd/losses';
import { minimize, sgd } from '@gd/optim';

/** Finds the line through points of y = 2x + 1. */
export function fitLine(): { grad: number; intercept: number } {
  const x = tensor([0, 1, 2, 3]);
  const y = tensor([1, 3, 5, 7]);
  const start: Weights = { grad: tensor(0), intercept: tensor(0) };
  const { weights } = minimize(
    ({ grad, intercept }: Weights) => mse(add(mul(x, grad!), intercept!), y),
    start,
    sgd({ learningRate: 0.1 }),
    { steps: 500 },
  );
  return { grad: item(weights.grad!), intercept: item(weights.intercept!) };
}
