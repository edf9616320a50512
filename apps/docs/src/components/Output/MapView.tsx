import { Chart, Rings, useScales } from '../../charts';
import type { MapItem } from '../../runner/protocol';
import { asText } from '../../runner/show/asText';
import styles from './Output.module.css';

/** A hill from above: contour rings and the walker's trail. */
export function MapView({ item }: { item: MapItem }) {
  const { low, high, values, width, height, steps } = item;
  return (
    <figure className={styles.figure}>
      {item.title && <figcaption className={styles.title}>{item.title}</figcaption>}
      <Chart
        x={[low[0], high[0]]}
        y={[low[1], high[1]]}
        xLabel={item.x}
        yLabel={item.y}
        height={340}
        describe={asText(item)}
      >
        <Rings values={values} width={width} height={height} />
        <Trail steps={steps} />
      </Chart>
    </figure>
  );
}

function Trail({ steps }: { steps: readonly [number, number][] }) {
  const { x, y } = useScales();
  const points = steps.map((step) => [x(step[0]), y(step[1])] as const);
  return (
    <>
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke="var(--gd-step)"
        strokeWidth={2.4}
        strokeLinejoin="round"
      />
      {points.map(([across, up], i) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other name than their number
          key={i}
          cx={across}
          cy={up}
          r={i === points.length - 1 ? 6 : 3}
          fill={i === points.length - 1 ? 'var(--gd-walker)' : 'var(--gd-paper)'}
          stroke="var(--gd-ink)"
          strokeWidth={1.4}
        />
      ))}
    </>
  );
}
