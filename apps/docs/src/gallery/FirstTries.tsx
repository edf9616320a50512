import Link from '@docusaurus/Link';
import type { Row } from '@gd/gallery';
import { firstTries } from '@gd/gallery';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import styles from './gallery.module.css';

/** Four answers to "which one?", computed from the table below. */
export function FirstTries({ rows }: { rows: readonly Row[] }): ReactNode {
  return (
    <ul className={styles.cards}>
      {firstTries(rows).map(({ when, name, why }) => (
        <li key={when} className={styles.card}>
          <span className={styles.cardHead}>{when}</span>
          <Link className={clsx(styles.cardLink)} to={`/optimizers/${name}`}>
            {name}
          </Link>
          <span className={styles.cardSays}>{why}</span>
        </li>
      ))}
    </ul>
  );
}
