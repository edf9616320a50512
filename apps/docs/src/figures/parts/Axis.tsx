import type { ReactNode } from 'react';
import styles from './parts.module.css';
import { readable } from './readable';

interface AxisProps {
  /** The values to mark, in the units of the quantity. */
  ticks: readonly number[];
  scale: (value: number) => number;
  /** The position of the axis: y of a horizontal axis, x of a vertical one. */
  at: number;
  /** The ends of the axis, in pixels. */
  span: readonly [number, number];
  label: string;
  upright?: boolean;
  write?: (value: number) => string;
}

/** An axis below or beside a picture. */
export function Axis({ ticks, scale, at, span, label, upright = false, write = readable }: AxisProps): ReactNode {
  const [from, to] = span;
  return (
    <g className={styles.axis}>
      <path d={upright ? `M${at} ${from}V${to}` : `M${from} ${at}H${to}`} />
      {ticks.map((tick) => (
        <g key={tick} transform={upright ? `translate(${at} ${scale(tick)})` : `translate(${scale(tick)} ${at})`}>
          <path d={upright ? 'M-5 0H0' : 'M0 0V5'} />
          <text {...(upright ? { x: -8, dy: '0.35em', textAnchor: 'end' } : { y: 19, textAnchor: 'middle' })}>
            {write(tick)}
          </text>
        </g>
      ))}
      {upright ? (
        <text x={at} y={from - 10} textAnchor="start" dx="-4" className={styles.axisName}>
          {label}
        </text>
      ) : (
        <text x={to} y={at + 36} textAnchor="end" className={styles.axisName}>
          {label}
        </text>
      )}
    </g>
  );
}
