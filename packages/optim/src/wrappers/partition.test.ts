import { tensor } from '@gd/core';
import { describe, expect, it } from 'vitest';
import { adam } from '../optimizers/adam';
import { sgd } from '../optimizers/sgd';
import { optimizerChecks } from '../testing/optimizerChecks';
import { bitEqual, replayUpdates } from '../testing/replayUpdates';
import { partition } from './partition';
import { subjects } from './partition.claims';

const fast = adam({ learningRate: 0.1 });
const slow = sgd({ learningRate: 0.5, momentum: 0.9 });
const weights = { a: tensor([1, 2]), 'a/bias': tensor([3]) };

describe('partition', () => {
  const optimizer = partition((name) => (name.endsWith('/bias') ? 'slow' : 'fast'), { fast, slow });
  it('updates each weight as its optimizer does', () => {
    const grads = [weights, { ...weights, a: tensor([-1, 0.5]) }, weights];
    const both = replayUpdates(optimizer, weights, grads).points.at(-1)!;
    const only = <Name extends keyof typeof weights>(name: Name) =>
      grads.map((gradients) => ({ [name]: gradients[name] }));
    const alone = {
      ...replayUpdates(fast, { a: weights.a }, only('a')).points.at(-1)!,
      ...replayUpdates(slow, { 'a/bias': weights['a/bias'] }, only('a/bias')).points.at(-1)!,
    };
    expect(bitEqual(both, alone)).toBe(true);
  });
  it('has every option under the key of its optimizer', () => {
    expect(optimizer.name).toBe('partition(adam, sgd)');
    expect(optimizer.options).toMatchObject({
      'fast/learningRate': 0.1,
      'slow/learningRate': 0.5,
      'slow/momentum': 0.9,
    });
  });
  it('rejects a weight without an optimizer', () => {
    const lost = partition(() => 'nowhere' as 'fast', { fast });
    expect(() => lost.init(weights)).toThrow('partition: "a" is sent to "nowhere" — there are fast');
  });
  it('says what it takes', () => {
    const say = (route: unknown, optimizers: unknown, message: string) =>
      expect(() => partition(route as never, optimizers as never)).toThrow(message);
    say({ fast }, () => 'fast', 'partition: route is a record — wanted a function, from the name of a weight to a key');
    say(
      () => 'fast',
      [fast],
      'partition: optimizers is a list of 1 — wanted a record, like { slow: sgd(), fast: adam() }',
    );
    say(
      () => 'fast',
      { fast: adam },
      'partition: optimizer "fast" is a function — wanted an optimizer, like adam(); call it?',
    );
  });
  for (const { title, run } of optimizerChecks(subjects.partition.make, subjects.partition.claims)) it(title, run);
});
