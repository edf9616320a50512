import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import controls from '../../css/controls.module.css';
import { Icon } from '../Icon';
import { useSaved } from '../saved/useSaved';
import { useSlug } from '../useSlug';
import styles from './SayItBack.module.css';

export interface SayItBackProps {
  ask: ReactNode;
  /** Our own wording, shown for comparison. */
  children: ReactNode;
}

/** The lesson in the reader's own words, stored on this device, and then ours beside it. */
export function SayItBack({ ask, children }: SayItBackProps) {
  const field = useId();
  const [said, setSaid] = useSaved(`said:${useSlug()}`, '');
  const [shown, setShown] = useState(false);
  return (
    <section className={controls.card} aria-label="Say it back">
      <p className={controls.label}>
        <Icon name="say" /> Say it back
      </p>
      <label htmlFor={field}>{ask}</label>
      <textarea
        id={field}
        className={`${controls.field} ${styles.said}`}
        rows={2}
        value={said}
        onChange={({ target }) => setSaid(target.value)}
      />
      <div className={controls.row}>
        <button type="button" className={controls.button} aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? 'Hide ours' : 'Compare with ours'}
        </button>
      </div>
      {shown && <div className={controls.good}>{children}</div>}
      <noscript>{children}</noscript>
    </section>
  );
}
