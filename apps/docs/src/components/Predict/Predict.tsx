import type { ReactNode } from 'react';
import controls from '../../css/controls.module.css';
import { Icon } from '../Icon';
import { useSaved } from '../saved/useSaved';
import { useSlug } from '../useSlug';
import { ChoiceGuess } from './ChoiceGuess';
import { NumberGuess } from './NumberGuess';
import { SketchGuess } from './SketchGuess';

export type Guess =
  | { kind: 'skip' }
  | { kind: 'choice'; choice: number }
  | { kind: 'number'; number: number }
  | { kind: 'sketch'; sketch: number[] };

export type PredictProps = {
  /** Unique among the questions on the page. */
  id: string;
  /** The question. */
  ask: ReactNode;
  /** The explanation after the guess, whether right or wrong. */
  children: ReactNode;
} & (
  | { kind: 'choice'; choices: readonly ReactNode[]; answer: number }
  | { kind: 'number'; answer: number; unit?: string; tolerance?: number }
  | { kind: 'sketch'; answer: readonly number[]; x?: string; y?: string; range?: readonly [number, number] }
);

/** A guess that the reader commits to before the answer shows. Whoever guesses first sees more, right or wrong. */
export function Predict(props: PredictProps) {
  const [guess, setGuess] = useSaved<Guess | null>(`predict:${useSlug()}/${props.id}`, null);
  const shared = { guess, onGuess: (next: Guess) => setGuess(next) };
  return (
    <section className={controls.card} aria-label="Predict first" data-predict={props.id}>
      <p className={controls.label}>
        <Icon name="predict" /> Predict first
      </p>
      <div>{props.ask}</div>
      {props.kind === 'choice' && <ChoiceGuess {...props} {...shared} />}
      {props.kind === 'number' && <NumberGuess {...props} {...shared} />}
      {props.kind === 'sketch' && <SketchGuess {...props} {...shared} />}
      {!guess && (
        <button
          type="button"
          className={`${controls.button} ${controls.plain}`}
          onClick={() => setGuess({ kind: 'skip' })}
        >
          Skip and show me
        </button>
      )}
      <div aria-live="polite">
        {guess && (
          <>
            <div
              className={isRight(props, guess) ? controls.good : controls.surprise}
              hidden={guess.kind === 'skip' || props.kind === 'sketch'}
            >
              <strong>{isRight(props, guess) ? 'Just so.' : 'A good surprise: not so.'}</strong>
            </div>
            <div className={controls.row}>
              <div>{props.children}</div>
            </div>
            <button type="button" className={`${controls.button} ${controls.plain}`} onClick={() => setGuess(null)}>
              Guess again
            </button>
          </>
        )}
      </div>
      <noscript>{props.children}</noscript>
    </section>
  );
}

function isRight(props: PredictProps, guess: Guess): boolean {
  if (props.kind === 'choice') return guess.kind === 'choice' && guess.choice === props.answer;
  if (props.kind !== 'number' || guess.kind !== 'number') return false;
  return Math.abs(guess.number - props.answer) <= (props.tolerance ?? 0.1) * Math.abs(props.answer);
}
