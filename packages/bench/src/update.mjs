import { random } from '@gd/core';

/** What every competitor updates: weights, and gradients that do not change. */
export function numbersOf({ size }) {
  const stream = random(3);
  const weights = stream.normal([size]).data;
  // far enough from zero that all agree where a gradient is divided by its own size
  const grads = stream.uniform([size], { low: 0.01, high: 0.1 }).data;
  return { weights, grads };
}

/** The weight by which competitors are compared. */
export const probe = 12345;

/** The number of bytes per weight that an optimizer reads and writes. */
export const bytesOf = { adam: 28, adamw: 28, rmsprop: 28, momentum: 20, lion: 20 };
