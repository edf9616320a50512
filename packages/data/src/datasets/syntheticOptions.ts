import type { Read } from '@gd/core/extend';
import { readOptions } from '@gd/core/extend';

/** Options of a synthetic dataset: the number of examples, how noisy they are, and the seed of the noise. */
export interface SyntheticOptions {
  readonly count?: number;
  /** The standard deviation of the normal noise added to every coordinate. */
  readonly noise?: number;
  readonly seed?: number;
}

/**
 * Reads the options of a synthetic dataset; `usual` are those of count and noise that were left out.
 *
 * throws    when count is not a whole number above 0, noise is negative, or an option does not exist
 */
export function readSynthetic(
  name: string,
  options: SyntheticOptions,
  usual: { readonly count: number; readonly noise: number },
): Required<SyntheticOptions> {
  const table = {
    count: ['1, 2, 3, …', usual.count],
    noise: ['[0, ∞)', usual.noise],
    seed: ['…, -1, 0, 1, …', 0],
  } as const;
  const read: Read<SyntheticOptions, typeof table> = readOptions(`${name}(options)`, options, table);
  return read;
}
