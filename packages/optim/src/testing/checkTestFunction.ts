import type { Weights } from '@gd/core';
import { add, valueAndGrad } from '@gd/core';
import { scalar } from '@gd/core/extend';
import type { TestFunction } from '../testFunctions/testFunction';

/**
 * Checks what a test function claims: the values at its minima, a gradient of zero there, higher values all around, a
 * gradient that agrees with central differences, and that start and minima are within the domain.
 *
 * throws  with the claim that is wrong
 */
export function checkTestFunction({ name, loss, start, minima, domain }: TestFunction): void {
  const axes = Object.keys(domain);
  const gradient = valueAndGrad((point: Weights) => loss(point));
  const shifted = (point: Weights, by: readonly number[]): Weights =>
    Object.fromEntries(axes.map((axis, i) => [axis, add(point[axis]!, scalar(by[i]!))]));
  const valueAt = (point: Weights): number => loss(point).data[0]!;
  const claim = (holds: boolean, what: string): void => {
    if (!holds) throw new Error(`${name}: ${what}`);
  };

  for (const point of [start, ...minima.map(({ at }) => at)]) {
    claim(Object.keys(point).join() === axes.join(), `a point has ${Object.keys(point)}, the domain ${axes}`);
    for (const [axis, [low, high]] of Object.entries(domain)) {
      const at = point[axis]!.data[0]!;
      claim(low < at && at < high, `${axis} = ${at} is outside the domain`);
    }
  }
  for (const { at, value } of minima) {
    const here = gradient(at);
    claim(
      Math.abs(here.value.data[0]! - value) < 1e-12,
      `the value at a minimum is ${here.value.data[0]}, not ${value}`,
    );
    for (const g of numbers(here.grad)) claim(Math.abs(g) < 1e-9, `the gradient at a minimum is ${g}`);
    for (let angle = 0; angle < 2 * Math.PI; angle += 0.3) {
      const round = [0.01 * Math.cos(angle), 0.01 * Math.sin(angle)];
      claim(valueAt(shifted(at, round)) >= value, `there is a lower value beside a minimum, toward ${angle}`);
    }
  }
  claim(
    minima.every(({ value }) => valueAt(start) > value),
    'the start is no higher than a minimum',
  );
  const aside = shifted(start, [0.37, 0.74]);
  const { grad } = gradient(aside);
  for (const [i, axis] of axes.entries()) {
    const changed = (by: number): number =>
      valueAt(
        shifted(
          aside,
          axes.map((_, k) => (k === i ? by : 0)),
        ),
      );
    const wanted = (changed(1e-5) - changed(-1e-5)) / 2e-5;
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
