import type { ReactNode } from 'react';
import { useId } from 'react';
import { NumberField } from './NumberField';
import styles from './parts.module.css';

interface DialProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  digits?: number;
  /** Whether each notch multiplies instead of adding, for values from tiny to large. */
  multiplies?: boolean;
  /** The value in words, for screen readers. */
  text: string;
  onChange: (value: number) => void;
}

const notches = 400;

/** A slider with its number beside it. */
export function Dial({
  label,
  value,
  min,
  max,
  step,
  digits = 2,
  multiplies = false,
  text,
  onChange,
}: DialProps): ReactNode {
  const id = useId();
  const span = Math.log(max / min);
  const range = multiplies
    ? { min: 0, max: notches, step: 1, value: Math.round((Math.log(value / min) / span) * notches) }
    : { min, max, step, value };
  const read = (position: number) =>
    onChange(multiplies ? Number((min * Math.exp((span * position) / notches)).toPrecision(2)) : position);
  return (
    <div className={styles.dial}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        aria-valuetext={text}
        {...range}
        onChange={(event) => read(event.currentTarget.valueAsNumber)}
      />
      <NumberField
        label={<span className="gd-hidden">{label} as a number</span>}
        {...{ value, min, max, step, digits, onChange }}
      />
    </div>
  );
}
