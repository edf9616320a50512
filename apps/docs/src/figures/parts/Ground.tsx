import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './scene.module.css';

interface GroundProps {
  /** The line of the ground, from left to right, in the picture's units. */
  line: readonly (readonly [number, number])[];
  /** The lower edge of the soil. */
  bottom: number;
  /** Whether to draw grass and stones along the line; off for small pictures. */
  planted?: boolean;
}

/** The hill from the side: grass on top, soil below. */
export function Ground({ line, bottom, planted = false }: GroundProps): ReactNode {
  const id = useId();
  const first = line[0];
  const last = line.at(-1);
  if (!first || !last) return null;
  const edge = line.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L');
  const highest = Math.min(...line.map(([, y]) => y));
  return (
    <g>
      <defs>
        <linearGradient id={id} gradientUnits="userSpaceOnUse" x1="0" y1={highest} x2="0" y2={bottom}>
          <stop offset="0" className={styles.grass} />
          <stop offset="1" className={styles.soil} />
        </linearGradient>
      </defs>
      <path d={`M${first[0]} ${bottom}L${edge}L${last[0]} ${bottom}Z`} fill={`url(#${id})`} />
      <path d={`M${edge}`} className={styles.edge} />
      {planted && line.filter((_, i) => i % 7 === 3).map(([x, y], i) => plant(x, y, i))}
    </g>
  );
}

function plant(x: number, y: number, i: number): ReactNode {
  if (i % 5 === 4) return <ellipse key={x} cx={x + 6} cy={y + 9} rx="8" ry="4" className={styles.stone} />;
  const lean = (i % 3) - 1;
  return (
    <path
      key={x}
      d={`M${x} ${y}l${-4 + lean}-8M${x + 2} ${y}l${lean}-11M${x + 4} ${y}l${5 + lean}-7`}
      className={styles.tuft}
    />
  );
}
