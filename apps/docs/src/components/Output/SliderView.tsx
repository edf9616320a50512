import { useId } from 'react';
import controls from '../../css/controls.module.css';
import type { SliderItem } from '../../runner/protocol';
import { writeNumber } from '../../runner/show/writeNumber';
import styles from './Output.module.css';

/** A slider and a number field for the same number. */
export function SliderView({
  item,
  onMove,
}: {
  item: SliderItem;
  onMove?: ((name: string, value: number) => void) | undefined;
}) {
  const id = useId();
  const { name, low, high, step, value } = item;
  const shared = { min: low, max: high, step, disabled: !onMove };
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        type="range"
        {...shared}
        value={value}
        onChange={({ target }) => onMove?.(name, target.valueAsNumber)}
      />
      <input
        className={controls.field}
        type="number"
        aria-label={`${name}, as a number`}
        {...shared}
        value={writeNumber(value)}
        onChange={({ target }) => Number.isFinite(target.valueAsNumber) && onMove?.(name, target.valueAsNumber)}
      />
    </div>
  );
}
