import { describe, expect, it } from 'vitest';
import { wolfe } from './wolfe';

/** The values and derivatives of a function of one number, and how often it was evaluated. */
function line(value: (x: number) => number, derivative: (x: number) => number) {
  let looks = 0;
  const at = (step: number) => {
    looks++;
    return { step, loss: value(step), derivative: derivative(step) };
  };
  return { at, from: { step: 0, loss: value(0), derivative: derivative(0) }, looks: () => looks };
}

// three lines to search, with their starts and shares: Moré & Thuente 1994, https://doi.org/10.1145/192115.192132
const ruggedness = Math.PI / (2 * 39);
const lines = {
  first: line(
    (x) => -x / (x * x + 2),
    (x) => (x * x - 2) / (x * x + 2) ** 2,
  ),
  second: line(
    (x) => (x + 0.004) ** 5 - 2 * (x + 0.004) ** 4,
    (x) => 5 * (x + 0.004) ** 4 - 8 * (x + 0.004) ** 3,
  ),
  rugged: line(
    (x) => 1 - x + Math.sin(x / ruggedness) * ruggedness * 0.02,
    (x) => -1 + 0.02 * Math.cos(x / ruggedness),
  ),
};

describe('wolfe', () => {
  it.each([
    ['first', 1e-3, 0.001, 0.1],
    ['first', 1, 0.001, 0.1],
    ['first', 1000, 0.001, 0.1],
    ['second', 1e-3, 0.1, 0.11],
    ['second', 1, 0.1, 0.11],
    ['second', 1000, 0.1, 0.11],
  ] as const)('finds a point low and flat enough on the %s line from %s', (name, first, decrease, curvature) => {
    const { at, from } = lines[name];
    const point = wolfe(at, from, first, { decrease, curvature })!;
    expect(point.loss).toBeLessThanOrEqual(from.loss + decrease * point.step * from.derivative);
    expect(Math.abs(point.derivative)).toBeLessThanOrEqual(curvature * Math.abs(from.derivative));
  });
  it('hits the minimum of a parabola once it is between two points', () => {
    const parabola = line(
      (x) => (x - 3) ** 2,
      (x) => 2 * (x - 3),
    );
    expect(wolfe(parabola.at, parabola.from, 5, { decrease: 1e-4, curvature: 1e-9 })!.step).toBeCloseTo(3, 12);
    expect(parabola.looks()).toBe(2);
  });
  it('returns the farthest point along a line that falls forever', () => {
    const { at, from } = lines.rugged;
    expect(wolfe(at, from, 1, { decrease: 1e-4, curvature: 0.5 })!.step).toBe(2 ** 39);
    const cliff = line(
      (x) => (x < 1 ? -x : Number.NEGATIVE_INFINITY),
      () => -1,
    );
    expect(wolfe(cliff.at, cliff.from, 1, { decrease: 1e-4, curvature: 0.5 })!.loss).toBe(Number.NEGATIVE_INFINITY);
  });
  it('avoids points where the function is NaN', () => {
    const edge = line(
      (x) => (x < 2 ? (x - 1) ** 2 : Number.NaN),
      (x) => 2 * (x - 1),
    );
    expect(wolfe(edge.at, edge.from, 16, { decrease: 1e-4, curvature: 0.1 })!.step).toBeCloseTo(1, 6);
  });
  it('ends at the lowest point of a kink, and finds none where the derivative is wrong', () => {
    const kink = line(
      (x) => Math.abs(x - 1.1),
      (x) => Math.sign(x - 1.1),
    );
    expect(wolfe(kink.at, kink.from, 1, { decrease: 1e-4, curvature: 0.1 })!.step).toBeCloseTo(1.1, 6);
    const lie = line(
      (x) => x,
      () => -1,
    );
    expect(wolfe(lie.at, lie.from, 1, { decrease: 1e-4, curvature: 0.1 })).toBeUndefined();
  });
});
