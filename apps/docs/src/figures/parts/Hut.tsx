import type { ReactNode } from 'react';
import styles from './scene.module.css';

interface HutProps {
  /** The middle of the doorstep. */
  x: number;
  y: number;
  size?: number;
  /** Whether somebody is home: smoke from the chimney and a bright window. */
  awake?: boolean;
}

/** The hut in the valley, drawn 74 high. Its window is always lit, since somebody is cooking soup. */
export function Hut({ x, y, size = 1, awake = false }: HutProps): ReactNode {
  return (
    <g transform={`translate(${x} ${y}) scale(${size})`}>
      {awake && (
        <g className={styles.smoke}>
          <circle cx="24" cy="-80" r="4" />
          <circle cx="27" cy="-91" r="5.5" />
          <circle cx="33" cy="-104" r="7" />
        </g>
      )}
      <circle cx="20" cy="-24" r="48" fill="url(#gd-glow)" className={styles.windowGlow} />
      <rect x="19" y="-74" width="10" height="24" className={styles.chimney} />
      <path d="M-33-40h66v40h-66z" className={styles.wall} />
      <path d="M-33-30h66M-33-20h66M-33-10h66" className={styles.planks} />
      <path d="M-42-37L0-70L42-37l-4 4L0-61L-38-33z" className={styles.roof} />
      <path d="M-32-38L0-63L32-38z" className={styles.gable} />
      <circle cx="0" cy="-46" r="5" className={styles.windowLit} />
      <path d="M-10 0v-22q0-8 8-8t8 8v22z" className={styles.door} />
      <circle cx="3" cy="-12" r="1.2" className={styles.knob} />
      <rect x="13" y="-31" width="14" height="14" rx="1.5" className={styles.windowLit} />
      <path d="M20-31v14M13-24h14" className={styles.bars} />
      <rect x="-28" y="-29" width="11" height="11" rx="1.5" className={styles.windowLit} />
      <path d="M-22.5-29v11M-28-23.5h11" className={styles.bars} />
      <path d="M-16 0h28l3 3h-34z" className={styles.doorstep} />
    </g>
  );
}
