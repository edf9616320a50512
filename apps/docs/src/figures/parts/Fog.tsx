import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './scene.module.css';

interface FogProps {
  /** The one point that can be seen. */
  x: number;
  y: number;
  radius: number;
  /** The area of the fog: left, top, width, height. */
  over: readonly [number, number, number, number];
  lifted?: boolean;
  /** Whether the fog is thin at its upper edge, so that the sky stays visible. */
  fadesIn?: boolean;
}

const banks = [
  [0.08, 0.42, 0.34, 0.16, 'drift'],
  [0.38, 0.3, 0.3, 0.14, 'driftBack'],
  [0.72, 0.38, 0.36, 0.18, 'drift'],
  [0.22, 0.7, 0.42, 0.16, 'driftBack'],
  [0.62, 0.72, 0.46, 0.2, 'drift'],
  [0.94, 0.64, 0.3, 0.16, 'driftBack'],
] as const;

/** Fog over everything except the ground around one point; with `lifted`, it disappears. */
export function Fog({ x, y, radius, over, lifted = false, fadesIn = false }: FogProps): ReactNode {
  const id = useId();
  const [left, top, width, height] = over;
  const area = { x: left, y: top, width, height };
  return (
    <g className={clsx(styles.fog, lifted && styles.fogLifted)}>
      <defs>
        <radialGradient id={`${id}clear`}>
          <stop offset="0" stopColor="black" />
          <stop offset="0.45" stopColor="#111" />
          <stop offset="0.75" stopColor="#999" />
          <stop offset="1" stopColor="white" />
        </radialGradient>
        <linearGradient id={`${id}veil`} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" className={styles.fogThin} stopOpacity={fadesIn ? 0 : 0.96} />
          <stop offset={fadesIn ? 0.34 : 0.1} className={styles.fogThin} stopOpacity="0.97" />
          <stop offset="1" className={styles.fogThick} stopOpacity="1" />
        </linearGradient>
        <radialGradient id={`${id}bank`}>
          <stop offset="0" className={styles.fogBank} stopOpacity="0.9" />
          <stop offset="1" className={styles.fogBank} stopOpacity="0" />
        </radialGradient>
        <mask id={`${id}hole`} maskUnits="userSpaceOnUse" {...area}>
          <rect {...area} fill="white" />
          <circle cx={x} cy={y} r={radius} fill={`url(#${id}clear)`} />
        </mask>
      </defs>
      <g mask={`url(#${id}hole)`}>
        <rect {...area} fill={`url(#${id}veil)`} />
        {banks.map(([across, down, wide, tall, way]) => (
          <ellipse
            key={across}
            cx={left + across * width}
            cy={top + down * height}
            rx={wide * width}
            ry={tall * height}
            fill={`url(#${id}bank)`}
            className={styles[way]}
          />
        ))}
      </g>
    </g>
  );
}
