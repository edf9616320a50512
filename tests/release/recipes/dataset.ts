import type { Recipe } from './recipe';

export default {
  name: 'rings',
  says: ['rings: nothing is said of its points — check one property that a reader can see, without noise'],
  fill: {
    'rings.ts': [
      [
        'TODO: say in one sentence what the examples of rings are, and what makes them hard.',
        'Three rings of points, one a class, each around the one before: it takes two closed curves to separate them.',
      ],
      ['point = (label, index / of)', 'point = r · (cos φ, sin φ)     r = 1, 2, 3'],
      ['of classes 0 and 1', 'of classes 0, 1 and 2'],
      [
        '  // TODO: write where the points of each class of rings are, and the same above as lines of math; name the classes\n',
        '',
      ],
      [
        "['left', 'right'], (label, index, of) => [label, index / of]);",
        `['inner', 'middle', 'outer'], (label, index, of) => {
    const angle = (2 * Math.PI * index) / of;
    return [(label + 1) * Math.cos(angle), (label + 1) * Math.sin(angle)];
  });`,
      ],
    ],
    'rings.test.ts': [
      ['is what it says', 'is on rings of radius 1, 2 and 3'],
      [
        "throw new Error('rings: nothing is said of its points — check one property that a reader can see, without noise');",
        `const { inputs, targets } = rings({ count: 30, noise: 0 });
    for (const [i, label] of targets.data.entries())
      expect(Math.hypot(inputs.data[2 * i]!, inputs.data[2 * i + 1]!)).toBeCloseTo(label + 1, 6);`,
      ],
    ],
  },
} satisfies Recipe;
