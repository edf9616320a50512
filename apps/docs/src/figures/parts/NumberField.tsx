import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import styles from './parts.module.css';

interface NumberFieldProps {
  label: ReactNode;
  value: number;
  min: number;
  max: number;
  step: number;
  digits?: number;
  onChange: (value: number) => void;
}

/** A number field, for readers who would rather type than drag. */
export function NumberField({ label, value, min, max, step, digits = 2, onChange }: NumberFieldProps): ReactNode {
  const id = useId();
  // while the reader types, "-" and "0." must not be changed
  const [typed, setTyped] = useState<string>();
  const shown = String(Number(value.toFixed(digits)));
  const read = (text: string) => {
    setTyped(text);
    const number = Number(text);
    if (text.trim() !== '' && number >= min && number <= max) onChange(number);
  };
  return (
    <span className={styles.numberField}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        {...{ min, max, step }}
        value={typed ?? shown}
        onChange={(event) => read(event.currentTarget.value)}
        onBlur={() => setTyped(undefined)}
      />
    </span>
  );
}
