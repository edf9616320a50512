import type { Recipe } from './recipe';

export default {
  name: 'booth',
  says: ['booth: no value — work out the value at the start by hand'],
  fill: {
    'booth.ts': [
      ["import { add, mul } from '@gd/core';", "import { add, mul, sub } from '@gd/core';"],
      [
        'TODO: say in one sentence what booth looks like, and what makes it hard.',
        'The Booth function: a long bowl that lies across the axes.',
      ],
      ['L(x, y) = x² + y²', 'L(x, y) = (x + 2y − 7)² + (2x + y − 5)²'],
      [
        'TODO: name the paper or the book of booth, with a link',
        'Jamil & Yang 2013, A literature survey of benchmark functions, no. 17, https://arxiv.org/abs/1308.4008',
      ],
      [
        '  // TODO: write booth, and the same above as a line of math; then its usual start, its minima and its domain\n',
        '',
      ],
      [
        'loss: ({ x, y }) => add(mul(x!, x!), mul(y!, y!)),',
        `loss({ x, y }) {
    const first = sub(add(x!, mul(y!, 2)), 7);
    const second = sub(add(mul(x!, 2), y!), 5);
    return add(mul(first, first), mul(second, second));
  },`,
      ],
      ['{ x: 0, y: 0 }', '{ x: 1, y: 3 }'],
    ],
    'booth.test.ts': [
      ["import { describe, it } from 'vitest';", "import { describe, expect, it } from 'vitest';"],
      [
        "throw new Error('booth: no value — work out the value at the start by hand');",
        'expect(booth.loss(booth.start).data[0]).toBe((-3 + 4 - 7) ** 2 + (-6 + 2 - 5) ** 2);',
      ],
    ],
  },
} satisfies Recipe;
