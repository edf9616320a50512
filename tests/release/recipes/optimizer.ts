import type { Recipe } from './recipe';

export default {
  name: 'heavyBall',
  says: ['the path has 0 points — wanted at least 5, from an independent source'],
  fill: {
    'heavyBall.ts': [
      ["import { mul, neg, sub, zeros } from '@gd/core';", "import { add, mul, neg, zeros } from '@gd/core';"],
      ["import { movingAverage } from '../weights/moments';\n", ''],
      [
        '  /** The length of a step, for an average gradient of 1. */',
        '  /** How long a step from rest is, for a gradient of 1. */',
      ],
      [
        '/** The decay rate of the average: the share that is kept for the next step. */\n  readonly beta?',
        '/** The share of the last update that is repeated. */\n  readonly momentum?',
      ],
      [
        'TODO: say in one sentence what heavyBall does, as a textbook does; a second may say it to a child.',
        "Polyak's heavy ball: a step of gradient descent, and a share of the last step once more.",
      ],
      [
        ' *     m      ← beta · m + (1 − beta) · grad\n *     update = −learningRate · m\n',
        ' *     update ← momentum · update − learningRate · grad\n',
      ],
      ['state   m', 'state   update'],
      [
        'TODO: name the paper of heavyBall, with a link, and whose defaults these are',
        'Polyak 1964, Some methods of speeding up the convergence of iteration methods,\n *         https://doi.org/10.1016/0041-5553(64)90137-5; it gives no defaults',
      ],
      ['{ readonly m: Tensor }', '{ readonly update: Tensor }'],
      ["beta: ['[0, 1)', 0.9]", "momentum: ['[0, 1)', 0.9]"],
      ['({ m: zeros', '({ update: zeros'],
      [
        '({ options: { learningRate, beta } }) => ({\n      oneMinusBeta: sub(1, beta),\n      negativeRate: neg(learningRate),\n    }),',
        '({ options: { learningRate } }) => neg(learningRate),',
      ],
      ['    // TODO: write the rule of heavyBall as in its paper, and the same above as lines of math\n', ''],
      [
        'options: { beta }, precomputed: { oneMinusBeta, negativeRate } }',
        'options: { momentum }, precomputed: negativeRate }',
      ],
      [
        'const m = movingAverage(state.m, grad, beta, oneMinusBeta);\n      return { update: mul(m, negativeRate), state: { m } };',
        'const update = add(mul(state.update, momentum), mul(grad, negativeRate));\n      return { update, state: { update } };',
      ],
    ],
    'heavyBall.claims.ts': [
      ['beta: 0.8', 'momentum: 0.8'],
      ["source: ''", "source: 'weights + momentum (weights − those before) − learningRate grad, worked by hand'"],
      ['    // where the weight is after each of the gradients of `fed`, or of others that the source has\n', ''],
      ['weights: []', 'weights: [[0.7, -1.6], [0.43, -1.32], [0.214, -1.096], [0.6412, -1.7168], [0.97296, -2.41344]]'],
      [
        "    // options with which it minimizes each test function, and steps where 1,000 are too few; these are sgd's\n",
        '',
      ],
      ['rateFor(testFunction) }', 'rateFor(testFunction) / 5 }'],
    ],
    'heavyBall.test.ts': [['beta: 0.9', 'momentum: 0.9']],
  },
} satisfies Recipe;
