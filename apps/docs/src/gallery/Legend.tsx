import type { ReactNode } from 'react';
import styles from './gallery.module.css';

/** Which trail belongs to which optimizer. */
export function Legend({ name }: { name: string }): ReactNode {
  return (
    <div className={styles.legend}>
      <span>
        <svg width="34" height="12" aria-hidden="true">
          <line x1="1" x2="33" y1="6" y2="6" className={styles.own} />
          <circle cx="17" cy="6" r="4" className={styles.ownPrint} />
        </svg>
        {name}
      </span>
      <span>
        <svg width="34" height="12" aria-hidden="true">
          <line x1="1" x2="33" y1="6" y2="6" className={styles.plain} />
          <rect x="13.5" y="2.5" width="7" height="7" className={styles.plainPrint} />
        </svg>
        plain descent
      </span>
    </div>
  );
}
