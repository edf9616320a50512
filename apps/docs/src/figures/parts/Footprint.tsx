import type { ReactNode } from 'react';
import styles from './scene.module.css';

/** A footprint where Wen has been. */
export function Footprint({ at: [x, y], size = 1 }: { at: readonly [number, number]; size?: number }): ReactNode {
  return <circle cx={x} cy={y} r={5 * size} className={styles.footprint} />;
}
