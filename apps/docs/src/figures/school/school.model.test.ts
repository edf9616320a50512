import { expect, test } from 'vitest';
import { pictureOf } from './drawing.model';
import { drawings } from './drawings.fixture';
import { begin, exam, knobs, lessons, sharesFor } from './school.model';

const graduate = () => [...lessons()].at(-1)!.weights;

test('before school the Team guesses, after it it passes', () => {
  expect(knobs).toBe(2410);
  expect(exam(begin()).accuracy).toBeLessThan(0.25);
  expect(exam(graduate()).accuracy).toBeGreaterThan(0.93);
});

test('drawn digits are recognised', () => {
  const weights = graduate();
  const read = drawings.map(({ digit, strokes }) => {
    const shares = sharesFor(weights, pictureOf(strokes));
    return { digit, answer: shares.indexOf(Math.max(...shares)) };
  });
  const wrong = read.filter(({ digit, answer }) => digit !== answer);
  console.log(wrong);
  expect(wrong.length).toBeLessThanOrEqual(3);
});
