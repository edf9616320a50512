import type { ReactNode } from 'react';
import styles from './parts.module.css';

export interface Reading {
  name: string;
  value: string;
  /** The idea it belongs to: it is written in the color of that idea. */
  idea?: 'loss' | 'slope' | 'step' | 'memory' | 'walker';
}

/** The numbers of a figure, as it stands. They do not speak by themselves: one sentence of the figure does. */
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
