import type { Tensor, Weights } from '@gd/core';
import { add, exp, log1p, matmul, mean, mul, neg, random, sub, tanh, tensor } from '@gd/core';
import { descend } from '../descend';
import type { TestFunction } from '../testFunctions';
import { bowl, ravine, rosenbrock, saddle } from '../testFunctions';
import type { Check, TestFunctionName } from './claims';
import { transformed } from './replayUpdates';

/** What to minimize, and how low the loss must get. */
interface Descent {
  readonly testFunction: TestFunctionName;
  readonly start: Weights;
  loss(weights: Weights, t: number): Tensor;
  /** What to measure at the end, if not the loss. */
  measure?(weights: Weights): Tensor;
  readonly low: number;
}

/** Checks that an optimizer minimizes each test function from its start within the declared steps. */
export const descentChecks: readonly Check[] = descents().map(
  ({ testFunction, start, loss, measure = (w) => loss(w, 0), low }) => ({
    name: `gets down the ${testFunction}`,
    run({ make, claims }) {
      const steps = claims.steps?.[testFunction] ?? 1000;
      const last = Math.min(20, steps);
      const { descent = claims.options } = claims;
      const optimizer = transformed(make(typeof descent === 'function' ? descent(testFunction) : descent));
      let total = 0;
      for (const { t, weights } of descend(loss, start, optimizer)) {
        const at = measure(weights).data[0]!;
        if (!Number.isFinite(at)) throw new Error(`step ${t}: the loss is ${at}`);
        if (t > steps - last) total += at;
        if (t === steps) break;
      }
      // the mean of the last losses, since to arrive is not to stay
      const mean = total / last;
      if (mean > low) {
        throw new Error(
          `after ${steps} steps the loss is ${mean} — wanted ${low}; more \`steps\`, or other \`descent\` options?`,
        );
      }
    },
  }),
);

function descents(): Descent[] {
  const rng = random(7);
  const shaken = rng.split('noise').normal([4096], { dtype: 'float64' });
  const noise = (t: number): number => shaken.data[t % shaken.data.length]!;
  const inputs = rng.split('points').normal([40, 2], { dtype: 'float64' });
  const sides = Float64Array.from({ length: 40 }, (_, i) =>
    inputs.data[2 * i]! + 2 * inputs.data[2 * i + 1]! > 0.3 ? 1 : -1,
  );
  const side = tensor(sides, { shape: [40, 1] });
  const corners = tensor(
    [
      [-1, -1],
      [-1, 1],
      [1, -1],
      [1, 1],
    ],
    { dtype: 'float64' },
  );
  const differ = tensor([[-1], [1], [1], [-1]], { dtype: 'float64' });
  const draw = (name: string, shape: number[]) => rng.split(name).normal(shape, { dtype: 'float64' });
  return [
    { testFunction: 'bowl', ...taken(bowl), low: 0.01 },
    { testFunction: 'ravine', ...taken(ravine(25)), low: 0.5 },
    { testFunction: 'saddle', ...taken(saddle), low: -0.9 },
    { testFunction: 'rosenbrock', ...taken(rosenbrock), low: 2 },
    {
      testFunction: 'noisy bowl',
      start: bowl.start,
      // a gradient with random noise of mean zero
      loss: (weights, t) => add(bowl.loss(weights), mul(weights.w!, noise(t))),
      measure: bowl.loss,
      low: 0.1,
    },
    {
      testFunction: 'logistic regression',
      start: { kernel: tensor([[0], [0]], { dtype: 'float64' }), bias: tensor([0], { dtype: 'float64' }) },
      loss: ({ kernel, bias }) => mean(log1p(exp(neg(mul(side, add(matmul(inputs, kernel!), bias!)))))),
      low: 0.3,
    },
    {
      testFunction: 'xor network',
      start: { '0/kernel': draw('0', [2, 8]), '0/bias': draw('bias', [8]), '1/kernel': draw('1', [8, 1]) },
      loss: (weights) => {
        const hidden = tanh(add(matmul(corners, weights['0/kernel']!), weights['0/bias']!));
        const miss = sub(matmul(hidden, weights['1/kernel']!), differ);
        return mean(mul(miss, miss));
      },
      low: 0.05,
    },
  ];
}

function taken({ start, loss }: TestFunction): Pick<Descent, 'start' | 'loss'> {
  return { start, loss };
}
