import type { TestFunctionName } from './claims';

/** Five gradients and a start, from which the hand-worked paths of wrappers around `sgd` are made. */
export const fed = {
  start: [1, -2],
  grads: [
    [3, -4],
    [0.3, 0.4],
    [0, 0],
    [-6, 8],
    [0.1, 2],
  ],
} as const;

/** The path of `sgd` itself at a learning rate of 0.1, for wrappers that change no update. */
export const pathOfSgd = {
  ...fed,
  weights: [
    [0.7, -1.6],
    [0.67, -1.64],
    [0.67, -1.64],
    [1.27, -2.44],
    [1.26, -2.64],
  ],
} as const;

/** The same, with every gradient shortened to a length of 2. */
export const pathShortened = {
  ...fed,
  weights: [
    [0.88, -1.84],
    [0.85, -1.88],
    [0.85, -1.88],
    [0.97, -2.04],
    [0.960012476611, -2.239750467776],
  ],
} as const;

/** Learning rates with which `sgd` minimizes every test function of the kit. */
export const rateFor = (testFunction: TestFunctionName): number => (testFunction === 'rosenbrock' ? 0.001 : 0.05);

/** The number of steps that it needs where 1,000 are too few. */
export const stepsOfSgd = { rosenbrock: 3000, 'logistic regression': 3000 } as const;

/** Empty: this file only has what the claims of several wrappers share. */
export const subjects = {};
