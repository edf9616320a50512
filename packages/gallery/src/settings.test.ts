import { adam, asgd, rprop, sgd } from '@gd/optim';
import { scheduleFreeSgd } from '@gd/optim-schedule-free';
import { expect, it } from 'vitest';
import { defaultsOf, sortOut, spanOf, tunedFor } from './settings';
import type { Make } from './walk';

const choices = [
  { name: 'learningRate', about: 'How far.', begins: 0.02 },
  { name: 'fallback/learningRate', about: '', begins: 0.001 },
  { name: 'epsilon', about: '', begins: 1e-8 },
  { name: 'nesterov', about: '', begins: true },
];

it('starts with the defaults, or with the tuned settings', () => {
  expect(defaultsOf(choices)).toEqual({
    learningRate: 0.02,
    'fallback/learningRate': 0.001,
    epsilon: 1e-8,
    nesterov: true,
  });
  const record = {
    options: { learningRate: 0.02, 'fallback/learningRate': 0.001, epsilon: 1e-8 },
    scores: { bowl: { tuned: { settings: { learningRate: 0.2 } } } },
  };
  const tuned = tunedFor(choices, record, 'bowl');
  expect(tuned).toMatchObject({ learningRate: 0.2, epsilon: 1e-8, nesterov: true });
  expect(tuned['fallback/learningRate']).toBeCloseTo(0.01, 12);
  expect(tunedFor(choices, record, 'saddle')).toEqual(defaultsOf(choices));
});

it('finds the range of every slider by trying which values are accepted', () => {
  const span = (make: unknown, name: string, begins: number) => spanOf(make as Make, { name, about: '', begins });
  expect(span(adam, 'learningRate', 0.001)).toMatchObject({ min: 1e-4, max: 100, multiplies: true });
  expect(span(adam, 'beta1', 0.9)).toMatchObject({ min: 0, max: 0.999, multiplies: false });
  expect(span(sgd, 'momentum', 0)).toMatchObject({ min: 0, max: 1 });
  expect(span(scheduleFreeSgd, 'beta', 0.9)).toMatchObject({ min: 0.001, max: 1 });
  expect(span(rprop, 'etaPlus', 1.2)).toMatchObject({ min: 1, max: 3, multiplies: false });
  expect(span(adam, 'epsilon', 1e-8)).toMatchObject({ min: 1e-11, max: 1, multiplies: true, digits: 13 });
  expect(span(asgd, 'averageFrom', 1e6)).toMatchObject({ min: 1000, multiplies: true, digits: 0 });
  expect(span(scheduleFreeSgd, 'weightDecay', 0)).toMatchObject({ min: 0, max: 1, multiplies: false });
});

it('puts the learning rate and the averages first', () => {
  expect(sortOut(choices).first.map(({ name }) => name)).toEqual(['learningRate']);
  expect(sortOut(choices).more).toHaveLength(3);
});
