import { Bars, Chart, Curve, colorOf, Dots, extentOf, toneOf } from '../../charts';
import type { PlotItem } from '../../runner/protocol';
import { asText } from '../../runner/show/asText';
import styles from './Output.module.css';

/** Lines, dots or bars; several series differ in color and in dash or shape. */
export function PlotView({ item }: { item: PlotItem }) {
  const bars = item.series.some(({ mark }) => mark === 'bars');
  const across = extentOf(
    item.series.flatMap(({ x }) => x),
    bars ? 0 : 0.02,
  );
  const up = extentOf([...item.series.flatMap(({ y }) => y), ...(bars ? [0] : [])]);
  const x = bars ? ([across[0] - 0.6, across[1] + 0.6] as const) : across;
  return (
    <figure className={styles.figure}>
      {item.title && <figcaption className={styles.title}>{item.title}</figcaption>}
      {item.series.length > 1 && (
        <div className={styles.legend}>
          {item.series.map(({ name }, i) => (
            <span key={name}>
              <svg width="30" height="10" aria-hidden="true">
                <line
                  x1="1"
                  x2="29"
                  y1="5"
                  y2="5"
                  stroke={colorOf(toneOf(i).tone)}
                  strokeDasharray={toneOf(i).dash}
                  strokeWidth="3"
                />
              </svg>
              {name}
            </span>
          ))}
        </div>
      )}
      <Chart x={x} y={up} xLabel={item.x} yLabel={item.y} describe={asText(item)}>
        {item.series.map((series, i) => {
          const { tone, dash } = toneOf(i);
          if (series.mark === 'bars') return <Bars key={series.name} x={series.x} y={series.y} tone={tone} />;
          if (series.mark === 'dots') return <Dots key={series.name} x={series.x} y={series.y} tone={tone} shape={i} />;
          return <Curve key={series.name} x={series.x} y={series.y} tone={tone} dash={dash} />;
        })}
      </Chart>
    </figure>
  );
}
