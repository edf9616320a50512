import type { Random } from '@gd/core';
import type { Sampler } from '@gd/optim';

/**
 * The rows of one batch after another, without end: all rows each time, or those that a sampler chooses every epoch.
 */
export class RowOrder {
  /** Batches that were returned by `next` and whose steps are not done. */
  private readonly waiting: Int32Array[] = [];
  private batches: Iterator<Int32Array>;

  constructor(
    private readonly count: number,
    private readonly sampler: Sampler | undefined,
    private readonly rng: Random,
  ) {
    this.batches = this.from(0);
  }

  /** The next batches of equal size, at most `most`; they stay the next ones until they are dropped. */
  next(most: number): readonly Int32Array[] {
    const { waiting } = this;
    let same = 0;
    while (same < most) {
      if (same === waiting.length) waiting.push(this.batches.next().value);
      if (waiting[same]!.length !== waiting[0]!.length) break;
      same++;
    }
    return waiting.slice(0, same);
  }

  /** Drops batches whose steps are done. */
  drop(done: number): void {
    this.waiting.splice(0, done);
  }

  /** Jumps to the batch after a number of batches. */
  goTo(done: number): void {
    this.waiting.length = 0;
    this.batches = this.from(done);
  }

  private *from(done: number): Generator<Int32Array, never> {
    const { count, sampler, rng } = this;
    if (sampler === undefined) {
      const all = Int32Array.from({ length: count }, (_, row) => row);
      for (;;) yield all;
    }
    let batch = 0;
    for (let epoch = 1; ; epoch++) {
      const before = batch;
      for (const rows of sampler.batches(count, rng.split(epoch))) if (++batch > done) yield rows;
      if (batch === before)
        throw new RangeError(`steps: the sampler has no batch in epoch ${epoch} — wanted at least one`);
    }
  }
}
