import clsx from 'clsx';
import type { ReactNode } from 'react';
import styles from './Figure.module.css';

/** How sure the Team is of each digit: ten bars that add up to the whole. */
export function Shares({ shares }: { shares: readonly number[] | undefined }): ReactNode {
  const best = shares?.indexOf(Math.max(...shares));
  return (
    <figure className={styles.shares} data-answer={best}>
      <ol aria-hidden>
        {Array.from({ length: 10 }, (_, digit) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the number is the name
          <li key={digit} className={clsx(digit === best && styles.best)}>
            <span>{digit}</span>
            <span className={styles.bar}>
              <span style={{ width: `${100 * (shares?.[digit] ?? 0)}%` }} />
            </span>
          </li>
        ))}
      </ol>
      <figcaption>What the Team says</figcaption>
    </figure>
  );
}
