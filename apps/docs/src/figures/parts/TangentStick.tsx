import type { ReactNode } from 'react';
import styles from './parts.module.css';

interface TangentStickProps {
  /** The point where it touches the ground. */
  x: number;
  y: number;
  /** The tilt of the ground in the drawing: pixels down for each pixel to the right. */
  tilt: number;
  length?: number;
}

/** The stick that lies along the ground at one point and shows how it tilts. */
export function TangentStick({ x, y, tilt, length = 92 }: TangentStickProps): ReactNode {
  const half = length / 2 / Math.hypot(1, tilt);
  const d = `M${x - half} ${y - half * tilt}L${x + half} ${y + half * tilt}`;
  return (
    <g>
      <path d={d} className={styles.casing} />
      <path d={d} className={styles.stick} />
    </g>
  );
}
