import { Chart, Curve, extentOf, Footprints, useScales } from '../../charts';
import { Wen } from '../../figures/parts/Wen';
import type { PathItem } from '../../runner/protocol';
import { asText } from '../../runner/show/asText';
import styles from './Output.module.css';

/** A hill from the side, with the walker's hops down it. */
export function PathView({ item }: { item: PathItem }) {
  const { ground, steps } = item;
  const [low, high] = extentOf([...ground.y, ...steps.y]);
  const end = steps.x.length - 1;
  const height = steps.y[end];
  return (
    <figure className={styles.figure}>
      {item.title && <figcaption className={styles.title}>{item.title}</figcaption>}
      <Chart
        x={extentOf(ground.x, 0)}
        y={[low, high + (high - low) * 0.12]}
        xLabel={item.x}
        yLabel={item.y}
        describe={asText(item)}
      >
        <Curve x={ground.x} y={ground.y} filled />
        <Footprints x={steps.x} y={steps.y} />
        {typeof height === 'number' && <Arrived x={steps.x[end] ?? 0} y={height} />}
      </Chart>
    </figure>
  );
}

function Arrived({ x, y }: { x: number; y: number }) {
  const scales = useScales();
  return <Wen x={scales.x(x)} y={scales.y(y)} size={0.62} />;
}
