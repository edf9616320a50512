import type { Optimizer, Weights } from '@gd/core';
import { add, mul, random, square, sub, tensor } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { descend, optimizerStep, resolveOptions } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import file from './golden/scheduleFree.json' with { type: 'json' };
import { scheduleFreeAdamw } from './scheduleFreeAdamw';
import { scheduleFreeSgd } from './scheduleFreeSgd';
import type { ScheduleFreeState } from './scheduleFreeState';

const warm = (rate: number) => (t: number) => rate * Math.min(1, t / 4);
const optimizers: Readonly<Record<string, Optimizer<Readonly<Record<string, ScheduleFreeState>>>>> = {
  'sgd 1': scheduleFreeSgd({ learningRate: 0.2, beta: 0.7, weightDecay: 0.05 }),
  'sgd 4': scheduleFreeSgd({ learningRate: warm(0.2) }),
  'adamw 1': scheduleFreeAdamw({ learningRate: 0.05, beta1: 0.8, beta2: 0.95, epsilon: 1e-3, weightDecay: 0.05 }),
  'adamw 4': scheduleFreeAdamw({ learningRate: warm(0.05) }),
};

describe('evaluationWeights', () => {
  it.each(file.cases.map((one) => [`${one.torch} ${one.settings.warm}`, one] as const))(
    'are the averages, which the state does not store: %s',
    (name, { start, gradients, calm }) => {
      const named = (rows: readonly (readonly number[])[]): Weights =>
        Object.fromEntries(
          rows.map((data, i) => [`w${i}`, tensor(data, { shape: start[i]!.shape, dtype: 'float64' })]),
        );
      const optimizer = optimizers[name]!;
      const step = optimizerStep(optimizer);
      let weights = named(start.map(({ data }) => data));
      let state = optimizer.init(weights);
      expect(optimizer.evaluationWeights!(state, weights)).toEqual(weights);
      gradients.forEach((rows, i) => {
        const options = resolveOptions(optimizer.options, i + 1);
        ({ weights, state } = step({ grads: named(rows), weights, state, options, t: i + 1 }));
        const found = optimizer.evaluationWeights!(state, weights);
        for (const [key, wanted] of Object.entries(named(calm[i]!))) expectClose(found[key]!, wanted, 1e-9, key);
      });
    },
  );
  it('vary less than the weights at which the gradient is evaluated', () => {
    const noise = random(5).normal([2000], { dtype: 'float64' }).data;
    const loss = ({ w }: Weights, t: number) => add(square(sub(w!, 3)), mul(w!, 4 * noise[t]!));
    const optimizer = scheduleFreeSgd({ learningRate: 0.2, beta: 0.5 });
    let [trained, averaged] = [0, 0];
    for (const { t, next, state } of descend(loss, { w: tensor(-4, { dtype: 'float64' }) } as Weights, optimizer)) {
      if (t > 500) {
        trained += (next.w!.data[0]! - 3) ** 2;
        averaged += (optimizer.evaluationWeights!(state, next).w!.data[0]! - 3) ** 2;
      }
      if (t === 1500) break;
    }
    expect(averaged).toBeLessThan(trained / 10);
  });
  it('are the plain average of z when beta changes on the way', () => {
    const optimizer = scheduleFreeSgd({ learningRate: 0.1, beta: (t) => (t % 2 === 0 ? 0.3 : 0.9) });
    const zs: number[] = [];
    const start: Weights = { w: tensor(1, { dtype: 'float64' }) };
    for (const { t, next, state } of descend(({ w }: Weights) => square(w!), start, optimizer)) {
      zs.push(state.w!.z.data[0]!);
      const mean = zs.reduce((sum, z) => sum + z, 0) / t;
      expect(optimizer.evaluationWeights!(state, next).w!.data[0]).toBeCloseTo(mean, 12);
      if (t === 9) break;
    }
  });
  it('name a weight that is unknown', () => {
    const optimizer = scheduleFreeSgd();
    expect(() => optimizer.evaluationWeights!(optimizer.init({ a: tensor(1) }), { b: tensor(1) })).toThrow(
      'evaluationWeights: "b" is not in the state — give the state of these weights; it knows a',
    );
  });
});
