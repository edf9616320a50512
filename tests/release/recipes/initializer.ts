import type { Recipe } from './recipe';

export default {
  name: 'sirenUniform',
  says: ['sirenUniform: no variance and no range — check thousands of draws against those of the paper'],
  fill: {
    'sirenUniform.ts': [
      [
        'TODO: say in one sentence what sirenUniform draws, as a textbook does, and why.',
        'SIREN initialization: a uniform distribution in which layers of sines keep their frequencies.',
      ],
      ['out ~ N(0, 1 / fanIn)', 'out ~ U(−bound, bound)     bound = √(6 / fanIn) / 30'],
      [
        'TODO: name the paper of sirenUniform, with a link',
        'Sitzmann et al. 2020, Implicit neural representations, https://arxiv.org/abs/2006.09661',
      ],
      ['  // TODO: write how sirenUniform draws, and the same above as a line of math\n', ''],
      [
        'return rng.normal(shape, { deviation: Math.sqrt(1 / fanIn) });',
        'const bound = Math.sqrt(6 / fanIn) / 30;\n  return rng.uniform(shape, { low: -bound, high: bound });',
      ],
    ],
    'sirenUniform.test.ts': [
      [
        "throw new Error('sirenUniform: no variance and no range — check thousands of draws against those of the paper');",
        'const { data } = sirenUniform(random(3), [64, 128]);\n    expect(Math.max(...data)).toBeCloseTo(Math.sqrt(6 / 64) / 30, 4);\n    expect(Math.min(...data)).toBeCloseTo(-Math.sqrt(6 / 64) / 30, 4);',
      ],
    ],
  },
} satisfies Recipe;
