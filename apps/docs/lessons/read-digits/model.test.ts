import { expect, test } from 'vitest';
import { pictureOf, side } from './drawing';
import { drawings } from './drawings.fixture';
import { begin, cardsToLearn, exam, examCards, knobs, lessons, sharesFor, stepsInAnEpoch, wishesOf } from './model';

const graduate = [...lessons()].at(-1)!;

test('1,500 cards teach 2,410 knobs, and 297 others examine them', () => {
  expect([cardsToLearn, examCards, knobs]).toEqual([1500, 297, 2410]);
  expect(graduate.step).toBe(12 * stepsInAnEpoch);
});

test('before school the Team guesses; after it, it reads more than 92 of 100 cards it never saw', () => {
  expect(exam(begin()).accuracy).toBeLessThan(0.25);
  const { accuracy, confusion } = exam(graduate.weights);
  expect(accuracy).toBeGreaterThan(0.92);
  const right = confusion.reduce((sum, row, digit) => sum + row[digit]!, 0);
  expect(right / examCards).toBeCloseTo(accuracy, 12);
  expect(confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(examCards);
});

test('it reads our own drawings, which are no cards at all', () => {
  const wrong = drawings.filter(({ digit, strokes }) => {
    const shares = sharesFor(graduate.weights, pictureOf(strokes));
    return shares.indexOf(Math.max(...shares)) !== digit;
  });
  expect(drawings).toHaveLength(36);
  expect(wrong.length, `not ${wrong.map(({ digit }) => digit)}`).toBeLessThanOrEqual(2);
});

test('shares add up to one, and a box has a wish for every pixel', () => {
  const shares = sharesFor(begin(), pictureOf(drawings[0]!.strokes));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
  expect(wishesOf(begin(), 31)).toHaveLength(side * side);
});
