import { expect, it } from 'vitest';
import { refuseUnknown } from './refuseUnknown';

it('names an option that does not exist, and those that do', () => {
  expect(() => refuseUnknown('sgd', { lr: 0.1 }, ['learningRate', 'momentum'])).toThrow(
    'sgd: option "lr" — there are learningRate, momentum',
  );
  expect(() => refuseUnknown('sgd', {}, ['learningRate'])).not.toThrow();
});
