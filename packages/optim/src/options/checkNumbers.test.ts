import { expect, it } from 'vitest';
import { checkNumber, checkNumbers } from './checkNumbers';

it('checkNumber returns a number, or says what is wrong with it', () => {
  expect(checkNumber('x', 0.5, '[0, 1]')).toBe(0.5);
  expect(() => checkNumber('sgd: x', 2, '[0, 1]', '!')).toThrow('sgd: x is 2 — wanted a number from 0 to 1!');
});

it('checkNumbers checks every number, and rejects unknown names', () => {
  expect(() => checkNumbers('cosine', { from: [1, '(-∞, ∞)'], steps: [3, '(0, ∞)'] })).not.toThrow();
  expect(() => checkNumbers('cosine', { from: [1, '(-∞, ∞)'], steps: [0, '(0, ∞)'] })).toThrow(
    'cosine: steps is 0 — wanted',
  );
  expect(() => checkNumbers('cosine', { from: [1, '(-∞, ∞)'] }, { end: 3 })).toThrow(
    'cosine: option "end" — there are from',
  );
});
