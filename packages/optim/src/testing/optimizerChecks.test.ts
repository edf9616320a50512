import type { Optimizer, Tensor } from '@gd/core';
import { add, mul, neg, sum } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from './optimizerChecks';

const claims = {
  options: { learningRate: 0.5 },
  source: 'worked by hand',
  path: { start: [1], grads: [[1], [1], [1], [1], [1]], weights: [[0.5], [0], [-0.5], [-1], [-1.5]] },
};
const named = (name: string, changed: object = {}) => {
  const check = optimizerChecks(sgd, { ...claims, ...changed }).find((one) => one.name === name);
  return () => check!.run();
};
const follows = 'follows the path of its source';

describe('optimizerChecks', () => {
  it('lists every check by name, for any test runner', () => {
    const names = optimizerChecks(sgd, claims).map(({ name }) => name);
    expect(names).toContain(follows);
    expect(names).toContain('gets down the bowl');
    expect(new Set(names).size).toBe(names.length);
    expect(named(follows)).not.toThrow();
  });
  it('demands five points of the path and a source', () => {
    const short = { path: { ...claims.path, weights: claims.path.weights.slice(0, 4) } };
    expect(named(follows, short)).toThrow('the path has 4 points — wanted at least 5, from an independent source');
    expect(named(follows, { source: ' ' })).toThrow('the path names no source');
  });
  it('reports an exemption with its reason and runs nothing', () => {
    const exempt = { [follows]: 'no paper gives numbers' } as const;
    const check = optimizerChecks(sgd, { ...claims, source: '', exempt }).find(({ name }) => name === follows)!;
    expect(check.exempt).toBe('no paper gives numbers');
    expect(check.run).not.toThrow();
  });
  it('names both possible causes when the order of weights matters', () => {
    const inOrder = (): Optimizer => ({
      ...sgd({ learningRate: 0.5 }),
      step({ grads, state, options }) {
        const total = Object.values(grads).reduce<Tensor | number>((sofar, x) => add(mul(sofar, 0.5), sum(x)), 0);
        const updates = Object.entries(grads).map(([name, x]) => [
          name,
          mul(neg(options.learningRate!), mul(x, total)),
        ]);
        return { updates: Object.fromEntries(updates), state };
      },
    });
    const check = optimizerChecks(inOrder, claims).find(
      ({ name }) => name === 'knows weights by name, not by position',
    )!;
    expect(check.run).toThrow(
      'is the state stored by position, or a sum over weights not in the order of their names?',
    );
  });
  it('refuses an optimizer of another version of the contract', () => {
    const newer = () => ({ ...sgd({ learningRate: 0.5 }), apiVersion: 2 as 1 });
    const check = optimizerChecks(newer, claims).find(({ name }) => name === follows)!;
    expect(check.run).toThrow('optimizerStep: sgd has apiVersion 2 — this @gd/optim knows 1');
  });
  it('requires every given setting among the settings', () => {
    const silent = (options: { learningRate: number; bold: boolean }) => sgd({ learningRate: options.learningRate });
    const bold = { ...claims, options: { learningRate: 0.5, bold: true } };
    const check = optimizerChecks(silent, bold).find(({ name }) => name.startsWith('names its options'))!;
    expect(check.run).toThrow('bold was given, but is not among its `settings`');
  });
  it('refuses an exemption from a check that does not exist', () => {
    expect(() => optimizerChecks(sgd, { ...claims, exempt: { 'is pretty': 'no' } as never })).toThrow(
      'optimizerChecks: exempt "is pretty" — there are ',
    );
  });
});
