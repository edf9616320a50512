import * as core from '@gd/core';
import { phrasebook } from '@gd/core/extend';
import * as optim from '@gd/optim';
import { adam } from '@gd/optim';
import * as train from '@gd/train';
import { expect, test } from 'vitest';
import { phrases } from './phrases';

test('the words of the error messages are in the phrasebook, which names nothing that does not exist', () => {
  expect(() => adam({ lr: 0.1 } as never)).toThrow('; learningRate?');
  expect(phrases.slice(0, Object.keys(phrasebook).length).map(({ theirs }) => theirs)).toEqual(Object.keys(phrasebook));
  const here = { ...core, ...optim, ...train };
  const called = phrases.flatMap(({ ours }) => [...ours.matchAll(/(?<![.\w])([a-z]\w+)\(/g)].map(([, name]) => name!));
  expect(called.filter((name) => !(name in here) && !['batches', 'trainTestSplit'].includes(name))).toEqual([]);
});
