import type { Tensor, Weights } from '@gd/core';
import { add, tensor, valueAndGrad } from '@gd/core';
import type { TestFunction } from '../testFunctions/testFunction';

/**
 * Proves what a hill says of itself: as low as it says and flat at its floors, rising all around them, sloping as its
 * heights do, and everything inside the picture.
 *
 * throws  with the claim that does not hold
 */
export function checkTestFunction({ name, loss, start, minima, domain }: TestFunction): void {
  const axes = Object.keys(domain);
  const gradient = valueAndGrad((point: Weights) => loss(point));
  const shifted = (point: Weights, by: readonly number[]): Weights =>
    Object.fromEntries(axes.map((axis, i) => [axis, add(point[axis]!, scalar(by[i]!))]));
  const height = (point: Weights): number => loss(point).data[0]!;
  const claim = (holds: boolean, what: string): void => {
    if (!holds) throw new Error(`${name}: ${what}`);
  };

  for (const point of [start, ...minima.map(({ at }) => at)]) {
    claim(Object.keys(point).join() === axes.join(), `a place has ${Object.keys(point)}, the picture ${axes}`);
    for (const [axis, [low, high]] of Object.entries(domain)) {
      const at = point[axis]!.data[0]!;
      claim(low < at && at < high, `${axis} = ${at} lies outside the picture`);
    }
  }
  for (const { at, value } of minima) {
    const here = gradient(at);
    claim(Math.abs(here.value.data[0]! - value) < 1e-12, `the floor is at ${here.value.data[0]}, not ${value}`);
    for (const tilt of numbers(here.grad)) claim(Math.abs(tilt) < 1e-9, `a floor is tilted by ${tilt}`);
    for (let angle = 0; angle < 2 * Math.PI; angle += 0.3) {
      const round = [0.01 * Math.cos(angle), 0.01 * Math.sin(angle)];
      claim(height(shifted(at, round)) >= value, `the ground falls from a floor towards ${angle}`);
    }
  }
  claim(
    minima.every(({ value }) => height(start) > value),
    'the start is no higher than a floor',
  );
  const aside = shifted(start, [0.37, 0.74]);
  const { grad } = gradient(aside);
  for (const [i, axis] of axes.entries()) {
    const tapped = (by: number): number =>
      height(
        shifted(
          aside,
          axes.map((_, k) => (k === i ? by : 0)),
        ),
      );
    const wanted = (tapped(1e-5) - tapped(-1e-5)) / 2e-5;
    const got = grad[axis]!.data[0]!;
    claim(
      Math.abs(got - wanted) < 1e-6 * Math.max(1, Math.abs(wanted)),
      `the gradient along ${axis} is ${got}, not ${wanted}`,
    );
  }
}

function numbers(point: Weights): number[] {
  return Object.values(point).map(({ data }) => data[0]!);
}

function scalar(value: number): Tensor {
  return tensor(Float64Array.of(value), { shape: [] });
}
