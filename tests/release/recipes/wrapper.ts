import type { Recipe } from './recipe';

export default {
  name: 'softClip',
  says: ['the path has 0 points — wanted at least 5, from an independent source'],
  fill: {
    'softClip.ts': [
      ["import { mul } from '@gd/core';", "import { div, mul, tanh } from '@gd/core';"],
      ['TODO: say what the options of softClip decide.', 'How far `softClip` lets gradients go.'],
      [
        '/** What every gradient is multiplied by. */\n  readonly factor?',
        '/** What no number of a gradient reaches. */\n  readonly limit?',
      ],
      [
        'TODO: say in one sentence what softClip does to the optimizer inside, as a textbook does.',
        'Soft clipping: gradients are bent towards a limit that they never reach.',
      ],
      ['grad ← factor · grad', 'grad ← limit · tanh(grad / limit)'],
      ['TODO: name the paper or the framework of softClip, with a link', 'the tanh of an echo state, as a clip'],
      ["factor: ['(0, ∞)', 1]", "limit: ['(0, ∞)', 1]"],
      ['    // TODO: write what softClip does, and the same above as lines of math\n', ''],
      ['const factor = input.options.factor!;', 'const limit = input.options.limit!;'],
      ['mul(grad, factor)', 'mul(tanh(div(grad, limit)), limit)'],
    ],
    'softClip.claims.ts': [
      ['factor: 0.5', 'limit: 2'],
      ["source: ''", "source: 'worked by hand'"],
      [
        'weights: []',
        `weights: [
          [0.818970349271, -1.807194483985],
          [0.789193342546, -1.84666954803],
          [0.789193342546, -1.84666954803],
          [0.988204293284, -2.046535407978],
          [0.978212618292, -2.198854239169],
        ]`,
      ],
      ['{ learningRate: rateFor(testFunction) }', '{ learningRate: rateFor(testFunction), limit: 100 }'],
    ],
    'softClip.test.ts': [
      ['{ factor: 0 }', '{ limit: 0 }'],
      ['softClip: factor is 0', 'softClip: limit is 0'],
    ],
  },
} satisfies Recipe;
