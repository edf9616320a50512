import type { ReactNode } from 'react';
import { readable, Stage, Wen } from '../../src/figures/parts';
import styles from './BootShelf.module.css';

/** Boot size, where it stands, how large it is drawn. */
const boots = [
  [0.01, 150, 0.35],
  [0.1, 200, 0.62],
  [0.5, 266, 1],
  [0.9, 356, 1.45],
  [1.1, 476, 1.95],
] as const;

/** The shelf of the boot shop, and Wen before it. */
export function BootShelf(): ReactNode {
  return (
    <Stage
      width={560}
      height={196}
      className={styles.picture}
      describe="Wen in a shop, before a shelf with five boots, from a tiny one marked 0.01 to a giant one marked 1.1."
    >
      <rect x="-600" y="-300" width="1800" height="700" className={styles.wallpaper} />
      <rect x="112" y="150" width="1200" height="10" className={styles.board} />
      <rect x="112" y="160" width="1200" height="4" className={styles.boardEdge} />
      <rect x="-600" y="188" width="1800" height="60" className={styles.board} />
      {boots.map(([size, x, scale]) => (
        <g key={size}>
          <g transform={`translate(${x} 150) scale(${scale})`}>
            <path d="M-16-58h24v32q1 8 14 11q12 3 12 13v2h-50z" className={styles.boot} />
            <path d="M-18-62h28v10h-28z" className={styles.bootCuff} />
            <path d="M-18-4h54v6h-54z" className={styles.bootSole} />
            <path d="M2-42l8 3M2-34l8 3M4-26l8 4" className={styles.lace} />
          </g>
          <rect x={x - 20} y="164" width="44" height="21" rx="4" className={styles.tag} />
          <text x={x + 2} y="180" textAnchor="middle" className={styles.price}>
            {readable(size)}
          </text>
        </g>
      ))}
      <Wen x={56} y={190} size={1.5} />
    </Stage>
  );
}
