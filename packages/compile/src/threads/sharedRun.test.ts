import { expect, it } from 'vitest';
import { allocateMemory } from '../program/allocateMemory';
import { SharedRun } from './sharedRun';

it('says so when a thread never finishes', () => {
  const run = new SharedRun(allocateMemory(64, true), {} as never, [], () => false);
  expect(() => run.run()).toThrow(
    'trainStep: a thread did not finish its part of a step — was its worker ended? Start again from weights(), with threads: 1',
  );
});
