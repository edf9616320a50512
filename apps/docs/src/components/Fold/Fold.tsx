import type { ReactNode } from 'react';
import styles from './Fold.module.css';

/** A section that starts folded: the grown-up math, or any aside. */
export function Fold({ title = 'Grown-up math', children }: { title?: string; children: ReactNode }) {
  return (
    <details className={styles.fold}>
      <summary>{title}</summary>
      <div className={styles.inside}>{children}</div>
    </details>
  );
}
