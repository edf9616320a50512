import { createContext } from 'react';
import type { CheckResult } from '../../runner/protocol';

/** What a challenge passes to the snippet inside it, and gets back. */
export interface ChallengeTask {
  check: string;
  onChecked(result: CheckResult | undefined): void;
  /** Code that the challenge puts into the editor (its solution), with a number that counts the requests. */
  offered?: { code: string; turn: number } | undefined;
}

export const ChallengeContext = createContext<ChallengeTask | undefined>(undefined);
