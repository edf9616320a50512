import type { Recipe } from './recipe';

export default {
  name: 'rSquared',
  says: ['rSquared: no values — work out at least 2 by hand, or take them from another framework'],
  fill: {
    'rSquared.ts': [
      [
        'TODO: say in one sentence what rSquared measures, as a textbook does; a second may say it to a child.',
        'The coefficient of determination: the share of the variance of the targets that the predictions explain.',
      ],
      [
        'rSquared = mean |prediction − targets|',
        'rSquared = 1 − Σ (targets − prediction)² / Σ (targets − mean targets)²',
      ],
      ['those of the targets', '1 is perfect, 0 no better than the mean'],
      [
        '  // TODO: write what rSquared measures, and the same above as lines of math\n  let total = 0;\n  for (let i = 0; i < data.length; i++) total += Math.abs(data[i]! - targets.data[i]!);\n  return total / data.length;',
        `  let mean = 0;
  for (const target of targets.data) mean += target / data.length;
  let missed = 0;
  let all = 0;
  for (let i = 0; i < data.length; i++) {
    missed += (targets.data[i]! - data[i]!) ** 2;
    all += (targets.data[i]! - mean) ** 2;
  }
  return 1 - missed / all;`,
      ],
    ],
    'rSquared.test.ts': [
      [
        "throw new Error('rSquared: no values — work out at least 2 by hand, or take them from another framework');",
        "expect(rSquared(tensor([2.5, 0, 2, 8]), tensor([3, -0.5, 2, 7]))).toBeCloseTo(0.9486081370449679, 6); // scikit-learn's\n    expect(rSquared(tensor([2, 2, 2]), tensor([1, 2, 3]))).toBe(0);",
      ],
    ],
  },
} satisfies Recipe;
