import { createContext } from 'react';
import type { CheckResult } from '../../runner/protocol';

/** What a challenge tells the snippet inside it, and hears from it. */
export interface ChallengeTask {
  check: string;
  onChecked(result: CheckResult | undefined): void;
  /** Code that the challenge wants to see in the editor (its solution), with a number that counts the wishes. */
  offered?: { code: string; turn: number } | undefined;
}

export const ChallengeContext = createContext<ChallengeTask | undefined>(undefined);
