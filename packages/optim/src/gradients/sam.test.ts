import type { Objective, Tensor, Weights } from '@gd/core';
import { add, exp, item, mul, neg, random, square, sub, sum, tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { minimize } from '../minimize';
import { adam } from '../optimizers/adam';
import { sgd } from '../optimizers/sgd';
import { ravine } from '../testFunctions/ravine';
import { rosenbrock } from '../testFunctions/rosenbrock';
import { sam } from './sam';

describe('sam', () => {
  it('steps as algorithm 1 of the paper does, worked in plain numbers on a ravine', () => {
    const [rate, radius, steepness] = [0.03, 0.7, 25];
    const gradient = sam({ radius });
    const optimizer = sgd({ learningRate: rate });
    const { path } = minimize(ravine(steepness).loss, ravine().start, optimizer, { gradient, steps: 20 });
    let [x, y] = [-8, 2];
    for (const { weights, loss } of path) {
      expect([weights.x!.data[0]! - x, weights.y!.data[0]! - y]).toEqual([
        expect.closeTo(0, 10),
        expect.closeTo(0, 10),
      ]);
      expect(loss).toBeCloseTo(0.5 * (x * x + steepness * y * y), 9);
      const length = Math.hypot(x, steepness * y);
      const up = [x + (radius * x) / length, y + (radius * steepness * y) / length] as const;
      [x, y] = [x - rate * up[0], y - rate * steepness * up[1]];
    }
    expect(path).toHaveLength(21);
  });
  it('is backpropagation when it does not climb', () => {
    const optimizer = adam({ learningRate: 0.1 });
    const plain = minimize(rosenbrock.loss, rosenbrock.start, optimizer, { steps: 50 });
    const gradient = sam({ radius: 0 });
    expect(minimize(rosenbrock.loss, rosenbrock.start, optimizer, { gradient, steps: 50 })).toEqual(plain);
  });
  it('climbs to the rim of a dent narrower than its radius, where plain descent stays at the bottom', () => {
    const dented = (w: Tensor) => sub(mul(0.05, square(w)), mul(0.2, exp(neg(square(mul(10, sub(w, 2)))))));
    const optimizer = sgd({ learningRate: 0.05 });
    expect(minimize(dented, 2.05, optimizer).weights).toBeCloseTo(1.995, 2);
    // one radius downhill from the bottom: from there the climb leads back into the dent
    const gradient = sam({ radius: 0.3 });
    expect(minimize(dented, 2.05, optimizer, { gradient }).weights).toBeCloseTo(1.995 - 0.3, 2);
  });
  it('stays where the gradient is zero, and stops by the gradient that it follows', () => {
    const gradient = sam();
    expect(minimize((w: Tensor) => mul(0, w), 3, sgd(), { gradient, steps: 2 })).toMatchObject({
      weights: 3,
      stopped: 'steps',
    });
    // 1 → 1 − 0.5 (1 + 0.1) = 0.45 → 0.45 − 0.5 (0.45 + 0.1)
    const bowl = (w: Tensor) => mul(0.5, square(w));
    const far = { gradient: sam({ radius: 0.1 }), steps: 2 };
    expect(minimize(bowl, 1, sgd({ learningRate: 0.5 }), far).weights).toBeCloseTo(0.175, 12);
    const { stopped, weights } = minimize(bowl, 1, sgd({ learningRate: 0.5 }), { ...far, gradientSize: 0.6 });
    expect([stopped, weights]).toEqual(['flat', expect.closeTo(0.45, 12)]);
  });
  it('returns loss, aux and buffers of the weights themselves, and draws the same numbers for both gradients', () => {
    const drawn: number[] = [];
    const objective: Objective<Tensor, Tensor> = ({ w }, { batch, buffers, rng }) => {
      drawn.push(item(rng.split('noise').normal([])));
      const miss = sub(w!, batch);
      return { loss: sum(square(miss)), aux: miss, buffers: { seen: add(buffers.seen!, 1) } };
    };
    const weights: Weights = { w: tensor([2], { dtype: 'float64' }) };
    const context = { batch: tensor([1], { dtype: 'float64' }), buffers: { seen: tensor(4) }, rng: random(1) };
    const { loss, aux, buffers, grads } = sam({ radius: 0.5 })(objective)(weights, context);
    expect([item(loss), aux!.data[0], item(buffers!.seen!), grads.w!.data[0]]).toEqual([1, 1, 5, 3]);
    expect(drawn[0]).toBe(drawn[1]);
  });
  it('says which option makes no sense', () => {
    expect(() => sam({ radius: -1 })).toThrow('sam: radius is -1 — wanted a number in [0, ∞)');
    // @ts-expect-error no such option
    expect(() => sam({ rho: 1 })).toThrow('sam: option "rho" — there are radius');
  });
});
