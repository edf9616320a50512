import { extentOf } from '../../charts';
import type { HeatItem } from '../../runner/protocol';
import { asText } from '../../runner/show/asText';
import { writeNumber } from '../../runner/show/writeNumber';
import styles from './Output.module.css';

/** A table of numbers as colors: one scale from low to high, or two scales around zero if some are negative. */
export function HeatView({ item }: { item: HeatItem }) {
  const [low, high] = extentOf(item.values.flat(), 0);
  const greatest = Math.max(Math.abs(low), Math.abs(high)) || 1;
  const columns = item.values[0]?.length ?? 1;
  const color = (value: number) => {
    if (low < 0) {
      return `color-mix(in oklab, var(--gd-${value < 0 ? 'under' : 'over'}) ${percent(Math.abs(value) / greatest)}, var(--gd-paper))`;
    }
    return `color-mix(in oklab, var(--gd-map-high) ${percent((value - low) / (high - low || 1))}, var(--gd-map-low))`;
  };
  return (
    <figure className={styles.figure}>
      {item.title && <figcaption className={styles.title}>{item.title}</figcaption>}
      <svg
        viewBox={`0 0 ${columns} ${item.values.length}`}
        width="100%"
        style={{ maxWidth: Math.min(560, columns * 44) }}
        role="img"
        aria-label={`${asText(item)}, from ${writeNumber(low)} to ${writeNumber(high)}`}
        shapeRendering="crispEdges"
      >
        {item.values.map((row, i) =>
          row.map((value, j) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name than their place
            value === null ? null : <rect key={`${i} ${j}`} x={j} y={i} width={1} height={1} fill={color(value)} />,
          ),
        )}
      </svg>
      <div className={styles.legend}>
        <span>
          from {writeNumber(low)} to {writeNumber(high)}
        </span>
      </div>
    </figure>
  );
}

const percent = (share: number) => `${Math.round(share * 100)}%`;
