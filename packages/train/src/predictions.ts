import type { Layer, Tensor, Weights } from '@gd/core';
import { slice } from '@gd/core';

/** Goes through the model a batch at a time, so that whoever asks can take a rest in between. */
export function* predictions(
  forward: Layer['forward'],
  weights: Weights,
  inputs: Tensor,
  batchSize = 256,
): Generator<Tensor> {
  const [count = 0, ...example] = inputs.shape;
  const start = example.map(() => 0);
  for (let from = 0; from < count; from += batchSize) {
    const to = Math.min(count, from + batchSize);
    const whole = from === 0 && to === count;
    yield forward(weights, whole ? inputs : slice(inputs, [from, ...start], [to, ...example]));
  }
}
