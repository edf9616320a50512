import type { ReactNode } from 'react';
import styles from './Fold.module.css';

/** Folded away until wanted: the grown-up maths, or any aside. */
export function Fold({ title = 'Grown-up maths', children }: { title?: string; children: ReactNode }) {
  return (
    <details className={styles.fold}>
      <summary>{title}</summary>
      <div className={styles.inside}>{children}</div>
    </details>
  );
}
