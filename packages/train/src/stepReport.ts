import type { Weights } from '@gd/core';
import type { StepReport } from './callbacks/callback';

/** What `weights` needs to know of the run. */
export interface Ongoing {
  readonly step: number;
  weights(): Weights;
}

/** What is told of a step. Its weights are copied when somebody looks at them, which must be before the next step. */
export function stepReport(facts: Omit<StepReport, 'weights'>, now: () => Ongoing): StepReport {
  let weights: Weights | undefined;
  return {
    ...facts,
    get weights() {
      if (weights !== undefined) return weights;
      const { step, weights: copy } = now();
      if (step !== facts.step) {
        throw new RangeError(
          `fit: the weights of step ${facts.step} were asked for at step ${step} — they are gone; take report.weights while the callback runs`,
        );
      }
      weights = copy();
      return weights;
    },
  };
}
