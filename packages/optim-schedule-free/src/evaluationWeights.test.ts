import type { Optimizer, Weights } from '@gd/core';
import { add, mul, random, square, sub, tensor } from '@gd/core';
import { expectClose } from '@gd/core/testing';
import { applyUpdates, descend, resolveOptions } from '@gd/optim';
import { describe, expect, it } from 'vitest';
import { evaluationWeights } from './evaluationWeights';
import file from './golden/scheduleFree.json' with { type: 'json' };
import { scheduleFreeAdamw } from './scheduleFreeAdamw';
import { scheduleFreeSgd } from './scheduleFreeSgd';
import type { Twin } from './twin';

const warm = (rate: number) => (t: number) => rate * Math.min(1, t / 4);
const optimizers: Readonly<Record<string, Optimizer<Readonly<Record<string, Twin>>>>> = {
  'sgd 1': scheduleFreeSgd({ learningRate: 0.2, beta: 0.7, weightDecay: 0.05 }),
  'sgd 4': scheduleFreeSgd({ learningRate: warm(0.2) }),
  'adamw 1': scheduleFreeAdamw({ learningRate: 0.05, beta1: 0.8, beta2: 0.95, epsilon: 1e-3, weightDecay: 0.05 }),
  'adamw 4': scheduleFreeAdamw({ learningRate: warm(0.05) }),
};

describe('evaluationWeights', () => {
  it.each(file.cases.map((one) => [`${one.torch} ${one.settings.warm}`, one] as const))(
    'finds the average that was never kept: %s',
    (name, { start, gradients, calm }) => {
      const named = (rows: readonly (readonly number[])[]): Weights =>
        Object.fromEntries(
          rows.map((data, i) => [`w${i}`, tensor(data, { shape: start[i]!.shape, dtype: 'float64' })]),
        );
      const optimizer = optimizers[name]!;
      let weights = named(start.map(({ data }) => data));
      let state = optimizer.init(weights);
      expect(evaluationWeights(state, weights)).toEqual(weights);
      gradients.forEach((rows, i) => {
        const t = tensor(i + 1, { dtype: 'float64' });
        const options = resolveOptions(optimizer.options, i + 1);
        const answer = optimizer.step({ grads: named(rows), weights, state, options, t });
        weights = applyUpdates(weights, answer.updates);
        state = answer.state;
        const found = evaluationWeights(state, weights);
        for (const [key, wanted] of Object.entries(named(calm[i]!))) expectClose(found[key]!, wanted, 1e-9, key);
      });
    },
  );
  it('belongs to both optimizers, so that fit finds it', () => {
    for (const optimizer of Object.values(optimizers)) expect(optimizer.evaluationWeights).toBe(evaluationWeights);
  });
  it('is less noisy than the weights that steps change', () => {
    const noise = random(5).normal([2000], { dtype: 'float64' }).data;
    const loss = ({ w }: Weights, t: number) => add(square(sub(w!, 3)), mul(w!, 4 * noise[t]!));
    const optimizer = scheduleFreeSgd({ learningRate: 0.2, beta: 0.5 });
    let [changed, average] = [0, 0];
    for (const { t, weights, updates, state } of descend({
      loss,
      start: { w: tensor(-4, { dtype: 'float64' }) },
      optimizer,
    })) {
      const now = applyUpdates(weights, updates);
      if (t > 500) {
        changed += (now.w!.data[0]! - 3) ** 2;
        average += (evaluationWeights(state, now).w!.data[0]! - 3) ** 2;
      }
      if (t === 1500) break;
    }
    expect(average).toBeLessThan(changed / 10);
  });
  it('stays the average when beta changes on the way', () => {
    const optimizer = scheduleFreeSgd({ learningRate: 0.1, beta: (t) => (t % 2 === 0 ? 0.3 : 0.9) });
    const zs: number[] = [];
    for (const { t, weights, updates, state } of descend({
      loss: ({ w }: Weights) => square(w!),
      start: { w: tensor(1, { dtype: 'float64' }) },
      optimizer,
    })) {
      zs.push(state.w!.z.data[0]!);
      const mean = zs.reduce((sum, z) => sum + z, 0) / t;
      expect(evaluationWeights(state, applyUpdates(weights, updates)).w!.data[0]).toBeCloseTo(mean, 12);
      if (t === 9) break;
    }
  });
  it('says which weight is unknown', () => {
    const state = scheduleFreeSgd().init({ a: tensor(1) });
    expect(() => evaluationWeights(state, { b: tensor(1) })).toThrow(
      'evaluationWeights: "b" is not in the state — is it of the same run?',
    );
  });
});
