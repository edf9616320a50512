/** What is known after an epoch; the history is a list of these. */
export interface EpochReport {
  /** From 1. */
  readonly epoch: number;
  /** Mean over the examples, each measured before the step it was part of. */
  readonly loss: number;
  /** As the loss, measured while learning. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Loss and metrics on the validation examples, measured after the epoch. */
  readonly validation?: { readonly loss: number; readonly metrics: Readonly<Record<string, number>> };
  readonly seconds: number;
}
