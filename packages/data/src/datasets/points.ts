import type { Dataset } from '@gd/core';
import { random, tensor } from '@gd/core';
import type { SyntheticOptions } from './syntheticOptions';

/**
 * A synthetic dataset of points in the plane. The classes alternate, so that even a few consecutive examples include
 * every class.
 *
 * shape     inputs [count, 2], targets int32 [count]
 */
export function points(
  name: string,
  { count, noise, seed }: Required<SyntheticOptions>,
  classNames: readonly string[],
  pointOf: (label: number, index: number, of: number) => readonly [x: number, y: number],
): Dataset {
  const offsets = random(seed).split(name).normal([count, 2], { deviation: noise, dtype: 'float64' }).data;
  const inputs = new Float32Array(count * 2);
  const targets = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const label = i % classNames.length;
    const size = Math.ceil((count - label) / classNames.length);
    const [x, y] = pointOf(label, Math.floor(i / classNames.length), size);
    inputs[2 * i] = x + offsets[2 * i]!;
    inputs[2 * i + 1] = y + offsets[2 * i + 1]!;
    targets[i] = label;
  }
  return { name, inputs: tensor(inputs, { shape: [count, 2] }), targets: tensor(targets), classNames };
}
