import type { Recipe } from './recipe';

export default {
  name: 'scale',
  says: ['scale: no case — work one out by hand, or take it from another framework and name it'],
  fill: {
    'scale.ts': [
      ["import { add } from '../ops/add';", "import { mul } from '../ops/mul';"],
      [
        'TODO: say in one sentence what the layer scale does, as a textbook does; a second may say it to a child.',
        'Scaling: multiplies every feature by its own learned factor.',
      ],
      ['out = x + shift', 'out = x · factor'],
      ['as x; shift [n]', 'as x; factor [n]'],
      ['does not match the shift', 'does not match the factor'],
      ['    // TODO: write what scale draws for the shape of one example, and how it computes a batch\n', ''],
      ["{ shift: constant(0)(rng.split('shift'), [width]) }", "{ factor: constant(1)(rng.split('factor'), [width]) }"],
      ["const shift = weightOf('scale', weights, 'shift');", "const factor = weightOf('scale', weights, 'factor');"],
      ['x.shape.at(-1) !== shift.shape[0]', 'x.shape.at(-1) !== factor.shape[0]'],
      ['its shift is', 'its factor is'],
      ['(shift.shape)', '(factor.shape)'],
      ['{shift.shape[0]}', '{factor.shape[0]}'],
      ['return add(x, shift);', 'return mul(x, factor);'],
    ],
    'scale.test.ts': [
      [
        "throw new Error('scale: no case — work one out by hand, or take it from another framework and name it');",
        'const out = scale().forward({ factor: tensor([2, -1]) }, tensor([[1, 2], [3, 4]]));\n    expect([...out.data]).toEqual([2, -2, 6, -4]);',
      ],
    ],
  },
} satisfies Recipe;
