import type { ReactNode } from 'react';
import styles from './Challenge.module.css';

/** A nudge inside a challenge; kept back until the reader asks. */
export function Hint({ children }: { children: ReactNode }) {
  return <div className={styles.hint}>{children}</div>;
}
