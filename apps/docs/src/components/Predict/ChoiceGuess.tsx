import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { Guess } from './Predict';
import styles from './Predict.module.css';

export interface ChoiceGuessProps {
  choices: readonly ReactNode[];
  answer: number;
  guess: Guess | null;
  onGuess(guess: Guess): void;
}

/** A choice of a few answers. Pressing one commits to it; then the right one is marked. */
export function ChoiceGuess({ choices, answer, guess, onGuess }: ChoiceGuessProps) {
  const chosen = guess?.kind === 'choice' ? guess.choice : -1;
  return (
    <div className={styles.choices}>
      {choices.map((choice, i) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a choice is known by its number
          key={i}
          type="button"
          disabled={guess !== null}
          aria-pressed={guess ? i === chosen : undefined}
          className={clsx(
            styles.choice,
            guess && i === answer && styles.true,
            guess && i === chosen && i !== answer && styles.false,
          )}
          onClick={() => onGuess({ kind: 'choice', choice: i })}
        >
          {choice}
          {guess && i === answer && <span className={styles.mark}>✓ the answer</span>}
          {guess && i === chosen && i !== answer && <span className={styles.mark}>your guess</span>}
        </button>
      ))}
    </div>
  );
}
