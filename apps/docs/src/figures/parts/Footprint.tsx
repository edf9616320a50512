import type { ReactNode } from 'react';
import styles from './scene.module.css';

/** Where Wen has stood. */
export function Footprint({ at: [x, y], size = 1 }: { at: readonly [number, number]; size?: number }): ReactNode {
  return <circle cx={x} cy={y} r={5 * size} className={styles.footprint} />;
}
