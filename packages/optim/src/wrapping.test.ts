import { readdirSync } from 'node:fs';
import type { Optimizer, Weights } from '@gd/core';
import { mul, tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import * as optim from './index';
import { adam, asgd, ema, partition, sgd } from './index';
import { replayUpdates } from './testing/replayUpdates';
import { mapWeights } from './weights/mapWeights';

const weights: Weights = { a: tensor([1, 2]), b: tensor(3) };
const averaging: Optimizer = {
  ...adam({ amsgrad: true }),
  evaluationWeights: (_, weights) => mapWeights(weights, (weight) => mul(weight, 10)),
};
/** Every wrapper around an optimizer; one that needs more arguments, as `around` in its claims does it. */
const wrappers = await Promise.all(
  readdirSync(new URL('./wrappers', import.meta.url))
    .filter((file) => file.endsWith('.claims.ts'))
    .map(async (file): Promise<[string, (inner: Optimizer) => Optimizer]> => {
      const name = file.replace('.claims.ts', '');
      const { around } = await import(`./wrappers/${name}.claims.ts`);
      const wrap = around ?? (optim as unknown as Record<string, (inner: Optimizer) => Optimizer>)[name]!;
      return [name, (inner) => wrapped(name, wrap, inner)];
    }),
);

function wrapped(name: string, wrap: (inner: Optimizer) => Optimizer, inner: Optimizer): Optimizer {
  try {
    return wrap(inner);
  } catch (error) {
    throw new Error(
      `${name}: it wraps no optimizer as it comes — export around = (inner) => ${name}(inner, …) from ${name}.claims.ts`,
      { cause: error },
    );
  }
}

describe('every wrapper', () => {
  it('is found', () => expect(wrappers.length).toBeGreaterThan(11));
  it.each(wrappers)('%s passes on the settings and the evaluation weights of the inner optimizer', (_, wrap) => {
    const optimizer = wrap(averaging);
    expect(Object.values(optimizer.settings!)).toEqual([true]);
    const hasItsOwn = wrap(sgd() as Optimizer).evaluationWeights !== undefined;
    if (hasItsOwn) return;
    const { states, points } = replayUpdates(optimizer, weights, [weights]);
    const { a } = optimizer.evaluationWeights!(states[1]!, points[1]!);
    expect(a).toEqual(mul(points[1]!.a!, 10));
  });
  it('adds evaluation weights only if it averages', () => {
    const own = wrappers.filter(([, wrap]) => wrap(sgd() as Optimizer).evaluationWeights !== undefined);
    expect(own.map(([name]) => name)).toContain('ema');
    expect(own.length).toBeLessThan(wrappers.length / 2);
  });
  it('says what to declare for a wrapper that needs more arguments', () => {
    const wrap = (_: Optimizer, { share }: { share: number } = undefined as never) => share as never;
    expect(() => wrapped('shrink', wrap, averaging)).toThrow(
      'shrink: it wraps no optimizer as it comes — export around = (inner) => shrink(inner, …) from shrink.claims.ts',
    );
  });
  it('passes on no evaluation weights if there are none', () => {
    const both = partition(() => 'one', { one: sgd() });
    for (const optimizer of [optim.lookahead(sgd()), optim.l2(sgd()), both]) {
      expect(optimizer.evaluationWeights).toBeUndefined();
    }
  });
});

describe('averages', () => {
  it('ema and asgd return theirs', () => {
    for (const optimizer of [ema(sgd({ learningRate: 1 }), { averageDecay: 0.5 }), asgd({ averageFrom: 0 })]) {
      expect(optimizer.evaluationWeights!(optimizer.init(weights) as never, weights)).toEqual(weights);
      const { states, points } = replayUpdates(optimizer as Optimizer, weights, [weights, weights, weights]);
      const evaluated = optimizer.evaluationWeights!(states[3] as never, points[3]!);
      expect(evaluated.b!.data[0]).toBeGreaterThan(points[3]!.b!.data[0]!);
    }
  });
  it('partition takes each from the optimizer of its weight, under the settings of all', () => {
    const optimizer = partition((name) => (name === 'a' ? 'average' : 'plain'), { average: averaging, plain: sgd() });
    expect(optimizer.settings).toEqual({ 'average/amsgrad': true, 'plain/nesterov': false });
    const { a, b } = optimizer.evaluationWeights!(optimizer.init(weights), weights);
    expect([...a!.data, ...b!.data]).toEqual([10, 20, 3]);
  });
});
