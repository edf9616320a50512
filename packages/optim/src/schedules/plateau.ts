import { readOptions } from '@gd/core/extend';

/** Where a schedule begins, and when and by how much it drops. */
export interface PlateauOptions {
  readonly from: number;
  /** The share that is left after each drop; 0.1 unless said. */
  readonly factor?: number;
  /** How many losses without progress it waits for; 10 unless said. */
  readonly patience?: number;
  /** By what share a loss must be lower than the lowest so far to be progress; 0.0001 unless said. */
  readonly threshold?: number;
  /** How low it may drop; 0 unless said. */
  readonly to?: number;
}

/**
 * Reduce on plateau: drops when the loss has stopped falling. You keep the losses, in a list that it looks at:
 *
 *     const losses: number[] = [];
 *     const optimizer = sgd({ learningRate: plateau(losses, { from: 0.1 }) });
 *     minimize(f, start, optimizer, { onStep: ({ loss }) => losses.push(loss) });
 *
 * state   none of its own: the same losses give the same number, so save them with the weights
 * throws  when a setting is not a number it can use
 * source  PyTorch's ReduceLROnPlateau
 */
export function plateau(losses: readonly number[], given: PlateauOptions): (t: number) => number {
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
  // what was worked out so far is only kept to save time
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
