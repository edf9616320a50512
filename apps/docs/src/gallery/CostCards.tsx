import type { OptimizerRecord } from '@gd/gallery';
import { rangeInWords } from '@gd/gallery';
import type { ReactNode } from 'react';
import styles from './gallery.module.css';

/** What an optimizer costs, and which checks it passes: four numbers with explanations. */
export function CostCards({ record }: { record: OptimizerRecord }): ReactNode {
  const { memory, size, speed, checks, name } = record;
  const plugin = record.package !== '@gd/optim';
  const exempt = Object.keys(checks.exempt).length;
  const cards = [
    {
      head: 'Memory',
      value: rangeInWords(memory),
      unit: 'bytes per weight',
      says: 'A weight itself has 4.',
    },
    {
      head: 'Time',
      value: `${rangeInWords(speed)}×`,
      unit: 'a plain step',
      says: `${speed.microseconds} µs per 1,000 weights, compiled.`,
    },
    {
      head: 'Size',
      value: (size / 1000).toFixed(1),
      unit: 'kB more to load',
      says: plugin ? 'In addition to @gd/core and @gd/optim.' : 'In addition to @gd/core.',
    },
    {
      head: 'Proof',
      value: `${checks.passed.length}`,
      unit: `of ${checks.passed.length + exempt} checks`,
      says: exempt === 0 ? 'It passes the whole kit.' : `It is exempt from ${exempt}, for stated reasons.`,
    },
  ];
  return (
    <ul className={styles.cards} aria-label={`What ${name} costs`}>
      {cards.map(({ head, value, unit, says }) => (
        <li key={head} className={styles.card}>
          <span className={styles.cardHead}>{head}</span>
          <span className={styles.cardValue}>
            <strong>{value}</strong> {unit}
          </span>
          <span className={styles.cardSays}>{says}</span>
        </li>
      ))}
    </ul>
  );
}
