import type { ReactNode } from 'react';
import styles from './parts.module.css';

export interface Reading {
  name: string;
  value: string;
  /** The idea that the number belongs to, whose color it has. */
  idea?: 'loss' | 'slope' | 'step' | 'memory' | 'walker';
}

/** The current numbers of a figure. Screen readers do not announce them; the figure's one sentence does that. */
export function Readings({ of }: { of: readonly Reading[] }): ReactNode {
  return (
    <div className={styles.readings}>
      {of.map(({ name, value, idea }) => (
        <span key={name} className={styles.reading}>
          <span className={styles.readingName}>{name}</span>
          <output aria-live="off" className={idea && `gd-${idea}`}>
            {value}
          </output>
        </span>
      ))}
    </div>
  );
}
