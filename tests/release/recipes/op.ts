import type { Recipe } from './recipe';

export default {
  name: 'cube',
  says: ['cube: no values — take at least 3 from a table, a paper or another framework, and name it'],
  fill: {
    'cube.ts': [
      ["import { mul } from './mul';\n", "import { mul } from './mul';\nimport { square } from './square';\n"],
      [
        'TODO: say in one sentence what cube is, as a textbook does; a second may say it to a child.',
        'The third power of every element.',
      ],
      ['out = x · x', 'out = x³'],
      ['gradient  2x', 'gradient  3x²'],
      [
        '  // TODO: write the rule of cube in operations, and the same above as lines of math, with its gradient\n  return mul(x, x);',
        '  return mul(x, square(x));',
      ],
    ],
    'cube.test.ts': [
      [
        "import { checkOp } from '../testing/checkOp';\n",
        "import { checkOp } from '../testing/checkOp';\nimport { expectClose } from '../testing/expectClose';\n",
      ],
      ['agrees with its source', 'agrees with a table of cubes'],
      [
        "throw new Error('cube: no values — take at least 3 from a table, a paper or another framework, and name it');",
        "expectClose(cube(tensor([-12, 0, 1.5], { dtype: 'float64' })), tensor([-1728, 0, 3.375], { dtype: 'float64' }), 1e-15);",
      ],
    ],
  },
} satisfies Recipe;
