import type { Recipe } from './recipe';

export default {
  name: 'compassSearch',
  says: ['compassSearch: no path — work out the first 3 steps by hand, or take them from another framework'],
  fill: {
    'compassSearch.ts': [
      ["import { random } from '@gd/core';\n", ''],
      ['/** About how far it looks along each axis. */', '/** How far it looks along each axis at first. */'],
      ['  /** Decides all random numbers: the same seed gives the same path. */\n  readonly seed?: number;\n', ''],
      [
        'TODO: say in one sentence how compassSearch searches, as a textbook does; a second may say it to a child.',
        'Compass search: looks both ways along each axis, goes where it is lowest, and looks half as far where nothing is lower.',
      ],
      [
        ' *     there ← here + radius · normal\n *     here  ← there, where loss(there) < loss(here)\n',
        ' *     there  = the lowest of here ± radius along each axis\n *     here   ← there, where loss(there) < loss(here)\n *     radius ← radius / 2, elsewhere\n',
      ],
      [
        'TODO: name the paper of compassSearch, with a link',
        'Kolda, Lewis & Torczon 2003, Optimization by direct search, https://doi.org/10.1137/S003614450242889',
      ],
      ['target, radius, seed }', 'target, radius }'],
      ["    seed: ['…, -1, 0, 1, …', 0],\n", ''],
      [
        '  // TODO: write the search of compassSearch, which yields every point that it reaches, and the same above as lines of math\n  const rng = random(seed);\n',
        '',
      ],
      ['    let loss = lossAt(row);', '    let loss = lossAt(row);\n    let reach = radius;'],
      [
        "      const drawn = rng.normal([row.length], { dtype: 'float64' }).data;\n      const there = row.map((x, i) => x + radius * drawn[i]!);\n      const reached = lossAt(there);\n      if (reached < loss) [row, loss] = [there, reached];",
        `      const around = Array.from(row, (_, axis) => [reach, -reach].map((by) => row.with(axis, row[axis]! + by))).flat();
      const losses = around.map(lossAt);
      const lowest = Math.min(...losses);
      if (lowest < loss) [row, loss] = [around[losses.indexOf(lowest)]!, lowest];
      else reach /= 2;`,
      ],
    ],
    'compassSearch.test.ts': [
      [
        "throw new Error('compassSearch: no path — work out the first 3 steps by hand, or take them from another framework');",
        'const { path } = compassSearch((x) => (x - 0.75) ** 2, 0, { steps: 3 });\n    expect(path.map(({ weights }) => weights)).toEqual([0, 0.5, 0.5, 0.75]);',
      ],
    ],
  },
} satisfies Recipe;
