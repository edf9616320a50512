import type { FitResult } from './fitResult';

/**
 * A run that ended in NaN or infinity. Nothing is lost: `trained` holds the last good weights, or the best ones where
 * `earlyStopping` looked on.
 */
export class NotFiniteError extends Error {
  override readonly name = 'NotFiniteError';
  trained: FitResult | undefined;
}
