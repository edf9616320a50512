/** How many examples a made-up dataset has, how blurred they are, and which ones chance picks. */
export interface Drawing {
  readonly count?: number;
  /** Standard deviation of the bell-shaped blur added to every coordinate. */
  readonly noise?: number;
  readonly seed?: number;
}

/** Refuses what cannot be drawn, once, at the edge. */
export function checkDrawing(name: string, { count, noise }: { count: number; noise: number }): void {
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`${name}: count ${count} — the number of examples is a whole number of at least 1`);
  }
  if (!Number.isFinite(noise) || noise < 0) {
    throw new RangeError(`${name}: noise ${noise} — the blur is a standard deviation, 0 or more`);
  }
}
