import { useId, useState } from 'react';
import controls from '../../css/controls.module.css';
import { writeNumber } from '../../runner/show/writeNumber';
import type { Guess } from './Predict';

export interface NumberGuessProps {
  answer: number;
  unit?: string;
  guess: Guess | null;
  onGuess(guess: Guess): void;
}

/** A number to type. */
export function NumberGuess({ answer, unit = '', guess, onGuess }: NumberGuessProps) {
  const id = useId();
  const [text, setText] = useState('');
  const number = Number.parseFloat(text.replace(',', '.'));
  if (guess) {
    return (
      <p className={controls.row}>
        {guess.kind === 'number' && <span>Your guess: {writeNumber(guess.number)}.</span>}
        <strong>
          The answer: {writeNumber(answer)} {unit}
        </strong>
      </p>
    );
  }
  return (
    <form
      className={controls.row}
      onSubmit={(event) => {
        event.preventDefault();
        if (Number.isFinite(number)) onGuess({ kind: 'number', number });
      }}
    >
      <label htmlFor={id}>My guess</label>
      <input
        id={id}
        className={controls.field}
        inputMode="decimal"
        autoComplete="off"
        size={8}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {unit}
      <button type="submit" className={`${controls.button} ${controls.main}`}>
        That is my guess
      </button>
    </form>
  );
}
