import { aList, check, readOptions } from '@gd/core/extend';

/** Options of `plateau`: the first value, and when and by how much it drops. */
export interface PlateauOptions {
  readonly from: number;
  /** The share that remains after each drop; 0.1 by default. */
  readonly factor?: number;
  /** How many losses without progress to wait for; 10 by default. */
  readonly patience?: number;
  /** The share by which a loss must be below the lowest so far to count as progress; 0.0001 by default. */
  readonly threshold?: number;
  /** The lowest value; 0 by default. */
  readonly to?: number;
}

/**
 * Reduce on plateau: drops when the loss has stopped falling. You collect the losses in a list that it reads:
 *
 *     const losses: number[] = [];
 *     const optimizer = sgd({ learningRate: plateau(losses, { from: 0.1 }) });
 *     minimize(f, start, optimizer, { onStep: ({ loss }) => losses.push(loss) });
 *
 * state   none: the same losses give the same number, so save the losses with the weights
 * throws  when an option is missing or out of range
 * source  PyTorch's ReduceLROnPlateau
 */
export function plateau(losses: readonly number[], given: PlateauOptions): (t: number) => number {
  check('plateau: losses', losses, aList, ' that you add losses to');
  const drops = {
    factor: ['[0, 1)', 0.1],
    patience: ['[0, ∞)', 10],
    threshold: ['[0, 1)', 1e-4],
  } as const;
  const { from, factor, patience, threshold, to } = readOptions('plateau(losses, options)', given, {
    from: ['(-∞, ∞)'],
    ...drops,
    to: ['(-∞, ∞)', 0],
  });
  const begin = { seen: 0, lowest: Number.POSITIVE_INFINITY, without: 0, value: from };
  // a cache of the result so far, only to save time
  let sofar = begin;
  return () => {
    if (losses.length < sofar.seen) sofar = begin;
    let { seen, lowest, without, value } = sofar;
    for (; seen < losses.length; seen++) {
      const loss = losses[seen]!;
      const progress = loss < lowest - Math.abs(lowest === Number.POSITIVE_INFINITY ? 0 : lowest) * threshold;
      if (progress) lowest = loss;
      without = progress ? 0 : without + 1;
      if (without > patience) {
        value = Math.max(to, value * factor);
        without = 0;
      }
    }
    sofar = { seen, lowest, without, value };
    return value;
  };
}
