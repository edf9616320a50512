import { useId } from 'react';
import { extentOf } from '../../charts';
import type { HeatItem } from '../../runner/protocol';
import { asText } from '../../runner/show/asText';
import { writeNumber } from '../../runner/show/writeNumber';
import { bitmap } from './bitmap';
import styles from './Output.module.css';

/** A table of numbers as colors: one scale from low to high, or two scales around zero if some are negative. */
export function HeatView({ item }: { item: HeatItem }) {
  const values = item.values.flat();
  const [low, high] = extentOf(values, 0);
  const greatest = Math.max(Math.abs(low), Math.abs(high)) || 1;
  const columns = item.values[0]?.length ?? 1;
  const rows = item.values.length;
  // each color is one rectangle, seen through an image of how much of it a cell has: no element for each cell
  const layers: [color: string, share: (value: number) => number][] =
    low < 0
      ? [
          ['under', (value) => Math.max(0, -value / greatest)],
          ['over', (value) => Math.max(0, value / greatest)],
        ]
      : [
          ['map-low', () => 1],
          ['map-high', (value) => (value - low) / (high - low || 1)],
        ];
  return (
    <figure className={styles.figure}>
      {item.title && <figcaption className={styles.title}>{item.title}</figcaption>}
      <svg
        viewBox={`0 0 ${columns} ${rows}`}
        width="100%"
        style={{ maxWidth: Math.min(560, columns * 44) }}
        role="img"
        aria-label={`${asText(item)}, from ${writeNumber(low)} to ${writeNumber(high)}`}
      >
        <rect width={columns} height={rows} fill="var(--gd-paper)" />
        {layers.map(([color, share]) => (
          <Layer
            key={color}
            color={`var(--gd-${color})`}
            columns={columns}
            rows={rows}
            shares={values.map((value) => (value === null ? 0 : share(value)))}
          />
        ))}
      </svg>
      <div className={styles.legend}>
        <span>
          from {writeNumber(low)} to {writeNumber(high)}
        </span>
      </div>
    </figure>
  );
}

interface LayerProps {
  color: string;
  columns: number;
  rows: number;
  shares: readonly number[];
}

function Layer({ color, columns, rows, shares }: LayerProps) {
  const mask = useId();
  // a mask shows most where it is white
  const pixels = shares.map((share) => 255 - Math.round(255 * share));
  return (
    <>
      <mask id={mask} maskUnits="userSpaceOnUse" x={0} y={0} width={columns} height={rows}>
        <image
          href={bitmap(columns, rows, pixels)}
          width={columns}
          height={rows}
          preserveAspectRatio="none"
          className={styles.cells}
        />
      </mask>
      <rect width={columns} height={rows} fill={color} mask={`url(#${mask})`} />
    </>
  );
}
