import type { Recipe } from './recipe';

export default {
  name: 'bootstrap',
  says: ['bootstrap: nothing is said of its rows — check what tells its epochs from those of miniBatch'],
  fill: {
    'bootstrap.ts': [
      [
        'TODO: say in one sentence which rows bootstrap shows each step, as a textbook does.',
        'Bootstrap sampling: rows drawn with replacement, so that an epoch has some of them twice and others not at all.',
      ],
      ['    // TODO: write which rows the batches of bootstrap are; all that is random comes from rng\n', ''],
      [
        'const order = rng.permutation(count);',
        'const rows = Int32Array.from({ length: count }, () => rng.integer(count));',
      ],
      ['yield order.subarray', 'yield rows.subarray'],
    ],
    'bootstrap.test.ts': [
      ['shows the rows that it should', 'leaves out about 1/e of the rows of an epoch'],
      [
        "throw new Error('bootstrap: nothing is said of its rows — check what tells its epochs from those of miniBatch');",
        'expect(new Set(epoch(32, 3000).flat()).size / 3000).toBeCloseTo(1 - 1 / Math.E, 1);',
      ],
    ],
  },
} satisfies Recipe;
