import type { Operand } from '@gd/core';
import { readOptions } from '@gd/core/extend';
import type { MinimizeResult } from '../search/minimizeResult';
import type { Point, SameKind } from '../search/search';
import { search } from '../search/search';

/** Options of `nelderMead`. */
export interface NelderMeadOptions {
  /** The maximum number of steps. */
  readonly steps?: number;
  /** Stop when the loss is at most this. */
  readonly target?: number;
  /** Stop when the losses of the corners differ by less than this, two steps in a row. */
  readonly tolerance?: number;
  /** The length of the sides of the first simplex. */
  readonly size?: number;
}

interface Corner {
  readonly row: Float64Array;
  readonly loss: number;
}

/**
 * The Nelder–Mead simplex method: a triangle (in higher dimensions, a simplex) rolls downhill. Its highest corner flips
 * to the other side, stretches where that pays, and draws in where it does not. It needs no gradients and no random
 * numbers.
 *
 *     middle  = mean of all corners except the highest
 *     at(r)   = middle + r · (middle − highest)
 *     highest ← at(1)                         reflect: where it is lower than the second highest
 *             ← the lower of at(1), at(2)     expand: where at(1) is lower than all
 *             ← at(½) or at(−½)               contract: on the lower side, where that is lower than that side
 *     each    ← lowest + ½ · (each − lowest)  shrink: otherwise
 *
 * shape   like the start: a number, a list of numbers, a tensor, or weights; the function gets the same kind
 * units   size: those of the weights
 * throws  when an option is out of range. A loss of NaN counts as infinitely high
 * source  Nelder & Mead 1965, https://doi.org/10.1093/comjnl/7.4.308, coefficients 1, 2, ½, ½; the choice of the point
 *         as in Lagarias et al. 1998, https://doi.org/10.1137/S1052623496303470 (and in SciPy)
 */
export function nelderMead<Start extends Point>(
  f: (x: SameKind<Start>) => Operand,
  start: Start,
  options: NelderMeadOptions = {},
): MinimizeResult<SameKind<Start>> {
  const { steps, target, tolerance, size } = readOptions('nelderMead(f, start, options)', options, {
    steps: ['[0, ∞)', 1000],
    target: ['(-∞, ∞)', -Number.MAX_VALUE],
    tolerance: ['[0, ∞)', 0],
    size: ['(0, ∞)', 0.5],
  });
  return search('nelderMead', f, start, { steps, target, tolerance }, function* (lossAt, begin) {
    const corner = (row: Float64Array): Corner => ({ row, loss: lossAt(row) });
    const first = corner(begin);
    // the path begins with the start, even if another corner is lower
    yield first;
    const others = Array.from(begin, (_, axis) => corner(begin.map((x, i) => (i === axis ? x + size : x))));
    let corners = ordered([first, ...others]);
    let before = Number.POSITIVE_INFINITY;
    while (true) {
      corners = ordered(roll(corners, corner));
      const lowest = corners[0]!;
      const spread = corners.at(-1)!.loss - lowest.loss;
      // two corners may be equally high on either side of the minimum: that alone must not stop it
      yield { ...lowest, spread: Math.max(spread, before) };
      before = spread;
    }
  });
}

function ordered(corners: readonly Corner[]): readonly Corner[] {
  return [...corners].sort((a, b) => (a.loss === b.loss ? 0 : a.loss < b.loss ? -1 : 1));
}

function roll(corners: readonly Corner[], corner: (row: Float64Array) => Corner): readonly Corner[] {
  const kept = corners.slice(0, -1);
  const [lowest, highest] = [corners[0]!, corners.at(-1)!];
  const middle = lowest.row.map((_, i) => kept.reduce((sum, { row }) => sum + row[i]!, 0) / kept.length);
  const at = (reach: number) => corner(middle.map((x, i) => x + reach * (x - highest.row[i]!)));
  const mirrored = at(1);
  if (mirrored.loss < lowest.loss) {
    const stretched = at(2);
    return [...kept, stretched.loss < mirrored.loss ? stretched : mirrored];
  }
  if (mirrored.loss < kept.at(-1)!.loss) return [...kept, mirrored];
  const outside = mirrored.loss < highest.loss;
  const drawn = at(outside ? 0.5 : -0.5);
  if (outside ? drawn.loss <= mirrored.loss : drawn.loss < highest.loss) return [...kept, drawn];
  const toward = ({ row }: Corner) => corner(lowest.row.map((x, i) => x + 0.5 * (row[i]! - x)));
  return [lowest, ...corners.slice(1).map(toward)];
}
