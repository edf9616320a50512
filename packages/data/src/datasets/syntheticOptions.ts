/** How many examples a made-up dataset has, how blurred they are, and which ones chance picks. */
export interface SyntheticOptions {
  readonly count?: number;
  /** Standard deviation of the bell-shaped blur added to every coordinate. */
  readonly noise?: number;
  readonly seed?: number;
}
