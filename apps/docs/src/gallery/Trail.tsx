import type { ReactNode } from 'react';
import { useScales } from '../charts';
import { Wen } from '../figures/parts';
import styles from './gallery.module.css';

const mostPrints = 60;
const far = 1e4;

/** The trail of a walker. The optimizer of the page is Wen; plain descent leaves square footprints on a dashed line. */
export function Trail({ points, plain = false }: { points: readonly [number, number][]; plain?: boolean }): ReactNode {
  const { x, y } = useScales();
  const within = (pixel: number) => Math.max(-far, Math.min(far, pixel));
  const trail = points
    .map(([across, up]) => [within(x(across)), within(y(up))] as const)
    .filter(([across, up]) => Number.isFinite(across) && Number.isFinite(up));
  const here = trail.at(-1);
  return (
    <g className={plain ? styles.plain : styles.own}>
      <polyline points={trail.join(' ')} />
      {trail.slice(0, mostPrints).map(([cx, cy], i) =>
        plain ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a footprint is known by its step
          <rect key={i} x={cx - 3} y={cy - 3} width="6" height="6" className={styles.plainPrint} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a footprint is known by its step
          <circle key={i} cx={cx} cy={cy} r="3.4" className={styles.ownPrint} />
        ),
      )}
      {here &&
        (plain ? (
          <rect x={here[0] - 5} y={here[1] - 5} width="10" height="10" className={styles.plainEnd} />
        ) : (
          <Wen x={here[0]} y={here[1]} size={0.5} />
        ))}
    </g>
  );
}
