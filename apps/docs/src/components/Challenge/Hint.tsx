import type { ReactNode } from 'react';
import styles from './Challenge.module.css';

/** A hint inside a challenge, hidden until the reader asks for it. */
export function Hint({ children }: { children: ReactNode }) {
  return <div className={styles.hint}>{children}</div>;
}
