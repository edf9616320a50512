import clsx from 'clsx';
import type { ReactNode } from 'react';
import styles from './Chart.module.css';
import { ScalesContext, scalesFor } from './scales';
import { useWidth } from './useWidth';

export interface ChartProps {
  x: readonly [number, number];
  y: readonly [number, number];
  xLabel?: string;
  yLabel?: string;
  height?: number;
  /** Formats the numbers on the vertical axis. */
  writeY?: (value: number) => string;
  /** A description of the picture, which screen readers get in place of the drawing. */
  describe: string;
  /** What dragging with a finger does: `sideways` still scrolls the page up and down, `everywhere` does not. */
  drag?: 'sideways' | 'everywhere' | undefined;
  children: ReactNode;
}

const tight = new Intl.NumberFormat('en', { maximumSignificantDigits: 4, notation: 'compact' });

/** A chart with two axes; its marks (<Curve>, <Dots>, <Walker> …) are its children. */
export function Chart({
  x,
  y,
  xLabel = '',
  yLabel = '',
  height = 260,
  writeY = tight.format,
  describe,
  drag,
  children,
}: ChartProps) {
  const [box, width] = useWidth<HTMLDivElement>(600);
  const room = { left: 46, right: 14, top: yLabel ? 30 : 14, bottom: xLabel ? 46 : 28 };
  const scales = scalesFor(x, y, width, height, room);
  const across = scales.x.ticks(Math.max(3, Math.min(8, width / 80)));
  const up = scales.y.ticks(Math.max(3, Math.min(6, height / 50)));
  return (
    <div ref={box} className={styles.box}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width="100%"
        role="img"
        aria-label={describe}
        className={clsx(styles.chart, drag && styles[drag])}
      >
        {up.map((tick) => (
          <g key={tick}>
            <line
              x1={room.left}
              x2={width - room.right}
              y1={scales.y(tick)}
              y2={scales.y(tick)}
              className={styles.grid}
            />
            <text x={room.left - 8} y={scales.y(tick)} dy="0.32em" textAnchor="end" className={styles.tick}>
              {writeY(tick)}
            </text>
          </g>
        ))}
        {across.map((tick) => (
          <text key={tick} x={scales.x(tick)} y={height - room.bottom + 18} textAnchor="middle" className={styles.tick}>
            {tight.format(tick)}
          </text>
        ))}
        <line
          x1={room.left}
          x2={width - room.right}
          y1={height - room.bottom}
          y2={height - room.bottom}
          className={styles.axis}
        />
        {yLabel && (
          <text x={4} y={14} className={styles.label}>
            ↑ {yLabel}
          </text>
        )}
        {xLabel && (
          <text x={width - room.right} y={height - 6} textAnchor="end" className={styles.label}>
            {xLabel} →
          </text>
        )}
        <ScalesContext value={scales}>{children}</ScalesContext>
      </svg>
    </div>
  );
}
