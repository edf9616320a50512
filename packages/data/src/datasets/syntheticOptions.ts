/** Options of a synthetic dataset: the number of examples, how noisy they are, and the seed of the noise. */
export interface SyntheticOptions {
  readonly count?: number;
  /** The standard deviation of the normal noise added to every coordinate. */
  readonly noise?: number;
  readonly seed?: number;
}
