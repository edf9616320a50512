import { begin, cardsToLearn, epochs, exam, examCards, knobs, lessons, stepsInAnEpoch } from './school.model';

const whole = [...lessons()];
const after = (rounds: number) => whole[rounds * stepsInAnEpoch - 1]!;
const outOf100 = (accuracy: number) => Math.round(100 * accuracy);

/** The numbers that lesson 17 quotes. They take a whole school to know, so no page computes them. */
export const facts = {
  cards: cardsToLearn.toLocaleString('en'),
  examCards,
  knobs: knobs.toLocaleString('en'),
  steps: whole.length,
  rounds: epochs,
  before: outOf100(exam(begin()).accuracy),
  afterOne: outOf100(exam(after(1).weights).accuracy),
  afterAll: outOf100(exam(after(epochs).weights).accuracy),
};
