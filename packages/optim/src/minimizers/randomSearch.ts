import type { Operand } from '@gd/core';
import { random } from '@gd/core';
import { readOptions } from '@gd/core/extend';
import type { MinimizeResult } from '../search/minimizeResult';
import type { Point, SameKind } from '../search/search';
import { search } from '../search/search';

/** Options of `randomSearch`. */
export interface RandomSearchOptions {
  /** The maximum number of points to try. */
  readonly steps?: number;
  /** Stop when the loss is at most this. */
  readonly target?: number;
  /** About how far it searches along each axis. */
  readonly radius?: number;
  /** The seed of all random numbers: the same seed gives the same path. */
  readonly seed?: number;
}

/**
 * Random search: tries a random point nearby and goes there if the loss is lower. It needs no gradients, and shows how
 * much gradients help.
 *
 *     there ← here + radius · normal
 *     here  ← there, where loss(there) < loss(here)
 *
 * shape   like the start: a number, a list of numbers, a tensor, or weights; the function gets the same kind
 * units   radius: those of the weights
 * throws  when an option is out of range. A loss of NaN counts as infinitely high
 * source  Matyas 1965, Random optimization, Automation and Remote Control 26, 246–253
 */
export function randomSearch<Start extends Point>(
  f: (x: SameKind<Start>) => Operand,
  start: Start,
  options: RandomSearchOptions = {},
): MinimizeResult<SameKind<Start>> {
  const { steps, target, radius, seed } = readOptions('randomSearch(f, start, options)', options, {
    steps: ['[0, ∞)', 1000],
    target: ['(-∞, ∞)', -Number.MAX_VALUE],
    radius: ['(0, ∞)', 0.1],
    seed: ['…, -1, 0, 1, …', 0],
  });
  const stream = random(seed);
  return search('randomSearch', f, start, { steps, target }, function* (lossAt, begin) {
    let row = begin;
    let loss = lossAt(row);
    while (true) {
      yield { row, loss };
      const drawn = stream.normal([row.length], { dtype: 'float64' }).data;
      const there = row.map((x, i) => x + radius * drawn[i]!);
      const reached = lossAt(there);
      if (reached < loss) [row, loss] = [there, reached];
    }
  });
}
