import type { Optimizer, Tensor } from '@gd/core';
import { item, mul } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { minimize } from './minimize';
import { adam } from './optimizers/adam';
import { rmsprop } from './optimizers/rmsprop';
import { sgd } from './optimizers/sgd';
import type { TestFunction } from './testFunctions';
import { point, ravine, saddle, twoValleys } from './testFunctions';

// The lessons quote every number here; each was first computed with plain numbers and no packages.
const settles = ({ loss, start }: TestFunction, optimizer: Optimizer, steps = 1000) =>
  minimize(loss, start, optimizer, { steps, convergenceBand: 0.01 }).convergedAt;
const pathOf = ({ loss, start }: TestFunction, optimizer: Optimizer, steps: number) =>
  minimize(loss, start, optimizer, { steps }).path.map(({ weights }) => weights);
const firstUpdate = (grad: number, optimizer: Optimizer) =>
  minimize((w: Tensor) => mul(w, grad), 0, optimizer, { steps: 1 }).weights;
const sledge = (learningRate: number, momentum: number) => sgd({ learningRate, momentum });

describe('lesson 8, more than one valley', () => {
  it('ends in the valley where it began', () => {
    const floor = (w: number) =>
      item(pathOf({ ...twoValleys, start: point({ w }) }, sgd({ learningRate: 0.02 }), 400).at(-1)!.w!);
    expect(floor(0.1)).toBeCloseTo(-1.473, 3);
    expect(floor(0.13)).toBeCloseTo(1.347, 3);
  });
  it('stays on the pass forever, or leaves it by a hair', () => {
    const along = (y: number) => {
      const path = pathOf({ ...saddle, start: point({ x: 1.5, y }) }, sgd({ learningRate: 0.05 }), 400);
      return path.map((at) => item(at.y!));
    };
    expect(along(0).every((y) => y === 0)).toBe(true);
    const arrives = (path: readonly number[]) => path.findIndex((y) => Math.abs(y - Math.SQRT2) < 0.01);
    const plainly = (y: number) => {
      const path = [y];
      for (let t = 0; t < 400; t++) path.push(path[t]! + 0.05 * (2 * path[t]! - path[t]! ** 3));
      return path;
    };
    expect([arrives(along(1e-6)), arrives(along(0.01))]).toEqual([arrives(plainly(1e-6)), arrives(plainly(0.01))]);
    expect(arrives(along(1e-6))).toBeGreaterThan(160);
  });
});

describe('lesson 14, the sledge', () => {
  it('is faster up to a point', () => {
    const steps = [0, 0.5, 0.8, 0.9, 0.99].map((momentum) => settles(ravine(25), sledge(0.05, momentum)));
    expect(steps).toEqual([79, 35, 38, 85, 909]);
  });
  it('at its best: 20 steps for 57, 47 for 252', () => {
    const best = (steepness: number) => {
      const root = Math.sqrt(steepness);
      const sled = sledge((2 / (1 + root)) ** 2, ((root - 1) / (root + 1)) ** 2);
      const plain = sgd({ learningRate: 2 / (1 + steepness) });
      return [settles(ravine(steepness), plain), settles(ravine(steepness), sled)];
    };
    expect([best(25), best(100)]).toEqual([
      [57, 20],
      [252, 47],
    ]);
  });
  it('crosses the crest at 0.95 on its sixth step, and not below', () => {
    const path = (momentum: number) => pathOf(twoValleys, sledge(0.02, momentum), 600).map(({ w }) => item(w!));
    for (const momentum of [0, 0.5, 0.9]) expect(path(momentum).at(-1)).toBeCloseTo(1.347, 3);
    expect(path(0.95).findIndex((w) => w < 0.126)).toBe(6);
    expect(path(0.95).at(-1)).toBeCloseTo(-1.473, 3);
  });
});

describe('lesson 15, a stick for each direction', () => {
  const sticks = (learningRate: number | ((t: number) => number)) => rmsprop({ learningRate, decay: 0.9 });
  const near = (testFunction: TestFunction, optimizer: Optimizer) => {
    const far = ({ x, y }: TestFunction['start']) => Math.max(Math.abs(item(x!)), Math.abs(item(y!))) > 0.1;
    return pathOf(testFunction, optimizer, 400).findLastIndex((at) => far(at)) + 1;
  };
  it('needs 201 steps however steep the walls', () => {
    expect([1, 25, 1e4, 1e8].map((steepness) => near(ravine(steepness), sticks(0.1)))).toEqual([201, 201, 201, 201]);
    expect([1, 25].map((steepness) => near(ravine(steepness), sgd({ learningRate: 2 / (1 + steepness) })))).toEqual([
      1, 55,
    ]);
  });
  it('begins with η / √(1 − ρ) for every gradient', () => {
    for (const grad of [0.001, 1, 1000]) expect(firstUpdate(grad, sticks(0.1))).toBeCloseTo(-0.316, 3);
  });
  it('ends swinging by half a step, unless the steps shrink', () => {
    const { loss, start } = ravine(25);
    expect(minimize(loss, start, sticks(0.1), { steps: 500 }).loss).toBeCloseTo(0.0325, 4);
    expect(
      settles(
        ravine(25),
        sticks((t) => 0.3 * 0.97 ** (t - 1)),
      ),
    ).toBe(69);
  });
});

describe('lesson 16, sledge and sticks', () => {
  it('begins with about η for every gradient', () => {
    for (const grad of [1e-6, 1, 1e6]) expect(firstUpdate(grad, adam({ learningRate: 0.1 }))).toBeCloseTo(-0.1, 2);
  });
  it('ranks the other way round in the steeper ravine', () => {
    const steps = (steepness: number) => {
      const plain = sgd({ learningRate: 2 / (1 + steepness) });
      return [settles(ravine(steepness), plain), settles(ravine(steepness), adam({ learningRate: 0.12 }))];
    };
    const [plain, both] = steps(25) as [number, number];
    expect(plain).toBeLessThan(both);
    expect(steps(1e4)).toEqual([null, expect.toSatisfy((adams: number) => adams <= 131)]);
  });
  it('settles for 13 of 25 rates at κ = 10⁴, where plain descent settles for none', () => {
    const rate = (i: number) => 10 ** (-5 + i / 4);
    const band = [11, 12, 18, 24].map((i) => settles(ravine(1e4), adam({ learningRate: rate(i) }), 2000) !== null);
    // of the 12th to the 24th, only the ends and the middle are tested here
    expect(band).toEqual([false, true, true, true]);
  });
});
