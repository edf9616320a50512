import type { Recipe } from './recipe';

export default {
  name: 'logCosh',
  says: ['logCosh: no values — take at least 3 from a paper or another framework, and name it'],
  fill: {
    'logCosh.ts': [
      ["import { square, sub } from '@gd/core';", "import { abs, add, mul, softplus, sub } from '@gd/core';"],
      [
        'TODO: say in one sentence what logCosh measures, as a textbook does; a second may say it to a child.',
        'Log-cosh loss: half the squared error near the targets, the absolute error far away.',
      ],
      ['loss = mean((prediction − targets)²)', 'loss = mean(log cosh(prediction − targets))'],
      ['2 (prediction − targets) / n', 'tanh(prediction − targets) / n'],
      [
        'TODO: name the paper or the framework of logCosh, with a link',
        "Keras' LogCosh, https://keras.io/api/losses/regression_losses/#logcosh-class",
      ],
      [
        '  // TODO: write the loss of each element, and the same above as lines of math, with its gradient\n',
        '  const miss = abs(sub(prediction, targets));\n',
      ],
      ['square(sub(prediction, targets))', 'add(miss, sub(softplus(mul(miss, -2)), Math.LN2))'],
    ],
    'logCosh.test.ts': [
      ['agrees with its source', 'is the logarithm of the hyperbolic cosine'],
      [
        "throw new Error('logCosh: no values — take at least 3 from a paper or another framework, and name it');",
        "const out = logCosh(tensor([0.5, -1, 3, -10]), tensor([0, 0, 0, 0]), { reduction: 'none' });\n    for (const [i, wanted] of [0.120114507, 0.433780831, 2.309328505, 9.306852822].entries()) {\n      expect(out.data[i]).toBeCloseTo(wanted, 5);\n    }",
      ],
    ],
  },
} satisfies Recipe;
