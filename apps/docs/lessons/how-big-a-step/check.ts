import { challenge } from '../../src/runner/check/challenge';

type Step = (w: number, slope: number, learningRate: number) => number;

export default challenge<Step>('step', {
  good: (w, slope, learningRate) => w - learningRate * slope,
  cases: [
    [-4, -14, 0.1],
    [10, 14, 0.1],
    [3, 0, 0.5],
    [-4, -14, 0.9],
    [2.5, -1, 0.01],
  ],
  rules: [
    {
      say: 'Boots 0.1 bring Wen home in 20 steps',
      holds(answer) {
        let w = -4;
        let steps = 0;
        while ((w - 3) ** 2 > 0.01 && steps < 100) {
          w = answer(w, 2 * (w - 3), 0.1);
          steps++;
        }
        return steps === 20 || (steps < 100 ? `yours needs ${steps}` : 'Wen was still out after 100 steps');
      },
    },
  ],
  wrong: [
    {
      as: (w, slope, learningRate) => w + learningRate * slope,
      say: 'Wen walked up! The slope points uphill, so take it away.',
    },
    {
      as: (w, _slope, learningRate) => w - learningRate,
      say: 'Every step is equally long: you did not use the slope.',
    },
    {
      as: (w, _slope, learningRate) => w + learningRate,
      say: 'Every step is equally long and goes to the right: you did not use the slope.',
    },
    { as: (w, slope) => w - slope, say: 'You did not use the boots: multiply the slope by learningRate.' },
    {
      as: (w, slope, learningRate) => w - slope / learningRate,
      say: 'Now smaller boots make longer steps. Multiply the slope by learningRate; do not divide.',
    },
    {
      as: (_w, slope, learningRate) => -learningRate * slope,
      say: 'That is only the step. Where does Wen stand after it? Begin from w.',
    },
    {
      as: (_w, slope, learningRate) => learningRate * slope,
      say: 'That is only the step, and it points uphill. Begin from w and take the step away.',
    },
    { as: (w) => w, say: 'Wen did not move. Take a step away from w.' },
  ],
});
