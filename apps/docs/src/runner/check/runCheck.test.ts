import { tensor } from '@gd/core';
import { expect, test } from 'vitest';
import { alike } from './alike';
import { challenge } from './challenge';
import { runCheck } from './runCheck';

type Step = (w: number, slope: number, rate: number) => number;
const task = challenge<Step>('step', {
  good: (w, slope, rate) => w - rate * slope,
  cases: [
    [-4, -14, 0.1],
    [10, 14, 0.1],
  ],
  rules: [{ say: 'Flat ground: no step', holds: (step) => step(3, 0, 0.5) === 3 || 'it walked off' }],
  wrong: [
    { as: (w, slope, rate) => w + rate * slope, say: 'Wen walked up.' },
    { as: () => 0, say: 'Never mind the ground.', when: (step) => step.length === 0 },
  ],
});

test('a good answer passes every case and rule', async () => {
  const { passed, cases } = await runCheck(task, { step: task.good });
  expect(passed).toBe(true);
  expect(cases.map(({ say }) => say)).toEqual([
    'step(-4, -14, 0.1) is -2.6',
    'step(10, 14, 0.1) is 8.6',
    'Flat ground: no step',
  ]);
});

test('a known mistake is named, by its results or by its own test', async () => {
  expect((await runCheck(task, { step: task.wrong[0]!.as })).mistake).toBe('Wen walked up.');
  expect((await runCheck(task, { step: () => 7 })).mistake).toBe('Never mind the ground.');
});

test('an unknown mistake gets a sentence for each case', async () => {
  const { passed, cases, mistake } = await runCheck(task, { step: (w: number) => w + 0.1 });
  expect(passed).toBe(false);
  expect(mistake).toBeUndefined();
  expect(cases[0]).toEqual({ passed: false, say: 'step(-4, -14, 0.1) should be -2.6; yours is -3.9' });
  expect(cases[2]).toEqual({ passed: false, say: 'Flat ground: no step — it walked off' });
});

test('an answer that throws or is missing gets a message that says so', async () => {
  const thrown = await runCheck(task, {
    step: (_: number) => {
      throw new Error('no boots');
    },
  });
  expect(thrown.cases[0]?.say).toBe('step(-4, -14, 0.1) stopped with: no boots');
  expect((await runCheck(task, {})).cases[0]?.say).toContain('There is no step yet: write export function step');
});

test('an answer that changes its input does not spoil the next case', async () => {
  const sort = challenge('sorted', {
    good: (list: number[]) => [...list].sort(),
    cases: [[[3, 1]], [[3, 1]]],
    wrong: [],
  });
  const cases = [[2, 1]] as [number[]];
  const { passed } = await runCheck({ ...sort, cases: [cases, cases] } as never, {
    sorted: (list: number[]) => list.sort(),
  });
  expect(passed).toBe(true);
  expect(cases).toEqual([[2, 1]]);
});

test('alike compares numbers with tolerance and structures part by part', () => {
  expect(alike(1, 1 + 1e-9)).toBe(true);
  expect(alike(1, 1.01)).toBe(false);
  expect(alike(Number.NaN, Number.NaN)).toBe(true);
  expect(alike([1, { a: 2 }], [1, { a: 2 }])).toBe(true);
  expect(alike([1], { 0: 1 })).toBe(false);
  expect(alike(tensor([1, 2]), tensor([1, 2]))).toBe(true);
  expect(alike(tensor([1, 2]), tensor([[1, 2]]))).toBe(false);
  expect(alike(tensor(3), 3)).toBe(true);
  expect(alike('left', 'right')).toBe(false);
});
