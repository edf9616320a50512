import type { Recipe } from './recipe';

export default {
  name: 'triangle',
  says: ['triangle: no values — work out at least 3 by hand, or take them from another framework'],
  fill: {
    'triangle.ts': [
      [
        'TODO: say what the settings of triangle decide, and give each what it means.',
        'Between which numbers a schedule goes up and down, and how fast.',
      ],
      [
        '  readonly from: number;\n  /** The share that is left after each step, like 0.99. */\n  readonly rate: number;',
        '  readonly low: number;\n  readonly high: number;\n  /** How many steps up; as many lead down again. */\n  readonly steps: number;',
      ],
      [
        'TODO: say in one sentence how triangle goes from step to step, as a textbook does.',
        'A triangle wave: evenly up from one number to another, evenly down again, and so on.',
      ],
      ['from · rate^(t − 1)', 'low + (high − low) · (1 − |(t − 1) / steps mod 2 − 1|)'],
      [
        'TODO: name the paper or the framework of triangle, with a link',
        'Smith 2017, Cyclical learning rates, https://arxiv.org/abs/1506.01186',
      ],
      ['const { from, rate }', 'const { low, high, steps }'],
      ["{ from: ['(-∞, ∞)'], rate: ['(0, ∞)'] }", "{ low: ['(-∞, ∞)'], high: ['(-∞, ∞)'], steps: ['(0, ∞)'] }"],
      [
        '  // TODO: write the rule of triangle: t is the step, which begins at 1\n  return (t) => from * rate ** (t - 1);',
        '  return (t) => low + (high - low) * (1 - Math.abs((((t - 1) / steps) % 2) - 1));',
      ],
    ],
    'triangle.test.ts': [
      [
        "throw new Error('triangle: no values — work out at least 3 by hand, or take them from another framework');",
        'const schedule = triangle({ low: 1, high: 3, steps: 2 });\n    expect([1, 2, 3, 4, 5, 6].map(schedule)).toEqual([1, 2, 3, 2, 1, 2]);',
      ],
      ['{ from: 3, rate: -1 }', '{ low: 1, high: 3, steps: -1 }'],
      ['triangle: rate is -1', 'triangle: steps is -1'],
    ],
  },
} satisfies Recipe;
