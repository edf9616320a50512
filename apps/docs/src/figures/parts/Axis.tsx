import type { ReactNode } from 'react';
import styles from './parts.module.css';
import { readable } from './readable';

interface AxisProps {
  /** Places it marks, in the units of the thing measured. */
  ticks: readonly number[];
  scale: (value: number) => number;
  /** The line it lies on: y of a level axis, x of an upright one. */
  at: number;
  /** From where to where it runs, in pixels. */
  span: readonly [number, number];
  label: string;
  upright?: boolean;
  write?: (value: number) => string;
}

/** A ruler under or beside a picture. */
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
