import clsx from 'clsx';
import type { ReactNode } from 'react';
import styles from './scene.module.css';

interface WenProps {
  /** The position of the boots, in the drawing's units. */
  x: number;
  y: number;
  size?: number;
  facing?: 'left' | 'right';
  walking?: boolean;
  /** Whether Wen is faint: an earlier position, or another Wen in a race. */
  ghost?: boolean;
}

/** Wen: mustard coat, red hat, boots, a rucksack, and a stick with a lantern that is lit at night. Drawn 78 high. */
export function Wen({ x, y, size = 1, facing = 'right', walking = false, ghost = false }: WenProps): ReactNode {
  const turn = facing === 'left' ? -size : size;
  return (
    <g
      transform={`translate(${x} ${y}) scale(${turn} ${size})`}
      className={clsx(walking && styles.walking, ghost && styles.ghost)}
    >
      <circle cx="22" cy="-38" r="44" fill="url(#gd-glow)" className={styles.lanternGlow} />
      <ellipse cx="1" cy="0.5" rx="17" ry="3" className={styles.shadow} />
      <g className={styles.legBack}>
        <path d="M-3-22 L-6-6" className={styles.trousersBack} />
        <path d="M-10-9h7q1 4 6 5q2 1 2 4h-15z" className={styles.bootsBack} />
      </g>
      <g className={styles.legFront}>
        <path d="M4-22 L6-6" className={styles.trousers} />
        <path d="M2-9h8q1 4 6 5q2 1 2 4H2z" className={styles.boots} />
        <path d="M2-2h16v2H2z" className={styles.sole} />
      </g>
      <g className={styles.body}>
        <rect x="-22" y="-45" width="15" height="23" rx="6" className={styles.pack} />
        <rect x="-21" y="-33" width="9" height="9" rx="3" className={styles.packPocket} />
        <rect x="-23" y="-49" width="14" height="7" rx="3.5" className={styles.blanket} />
        <path d="M-11-20Q-15-43-3-46h8Q14-42 13-20Q1-14-11-20Z" className={styles.coat} />
        <path d="M4-44Q6-30 5-17" className={styles.seam} />
        <circle cx="8" cy="-32" r="1" className={styles.button} />
        <circle cx="8.3" cy="-26" r="1" className={styles.button} />
        <path d="M-5-46q-9 2-13 8q4 0 6-1q-1 3-3 4q9-1 13-8z" className={styles.scarf} />
        <circle cx="2" cy="-56" r="10.5" className={styles.skin} />
        <circle cx="12.4" cy="-54" r="1.9" className={styles.skin} />
        <path d="M-8.6-56q-1 6 2 10q3 1 5-1q-2-6 0-9z" className={styles.hair} />
        <path d="M-6-48q8 4 15 0l1 4q-9 4-17 0z" className={styles.scarf} />
        <circle cx="7.2" cy="-55.6" r="1.5" className={styles.eye} />
        <circle cx="3.8" cy="-51.8" r="2.2" className={styles.cheek} />
        <path d="M6.6-51.2q2.2 1.6 3.8-.4" className={styles.smile} />
        <path d="M-9.4-59Q-9.4-73.5 3-73.5Q13.4-72.5 13.4-60Q2-64-9.4-59Z" className={styles.hat} />
        <path d="M-9.8-60.4Q2-67 13.6-62l-.4 4Q2-62.6-9.4-56.6Z" className={styles.hatBand} />
        <circle cx="1.5" cy="-74.6" r="3.8" className={styles.pompom} />
        <path d="M19-52L24 0" className={styles.stick} />
        <path d="M19-50h7" className={styles.hook} />
        <rect x="23" y="-48" width="6.4" height="8.4" rx="2" className={styles.lantern} />
        <path d="M4-40Q10-33 20-36" className={styles.sleeve} />
        <circle cx="20.6" cy="-36" r="3" className={styles.mitten} />
      </g>
    </g>
  );
}
