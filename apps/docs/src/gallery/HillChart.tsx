import type { GalleryObjective, Trip } from '@gd/gallery';
import { endOf } from '@gd/gallery';
import { point } from '@gd/optim/test-functions';
import type { PointerEvent, ReactNode } from 'react';
import { useId, useMemo, useRef } from 'react';
import { Chart, Curve, extentOf, Rings, useScales } from '../charts';
import styles from './gallery.module.css';
import { Trail } from './Trail';

interface HillChartProps {
  ground: GalleryObjective;
  name: string;
  trip: Trip;
  plain: Trip;
  upTo: number;
  onStart: (start: number[]) => void;
}

/** The hill with both trails: from the side if it has one weight, from above if it has two. */
export function HillChart({ ground, name, trip, plain, upTo, onStart }: HillChartProps): ReactNode {
  const { testFunction: hill, title } = ground;
  const [across, up] = Object.values(hill.domain);
  const flat = up === undefined;
  const land = useMemo(() => (flat ? profileOf(ground) : mapOf(ground)), [flat, ground]);
  const height = (w: number) => hill.loss(point({ w })).data[0] ?? Number.NaN;
  const points = ({ places }: Trip) =>
    places.slice(0, upTo + 1).map(([x = 0, y]): [number, number] => [x, flat ? height(x) : (y ?? 0)]);
  const [xLabel, yLabel] = flat ? ['knob w', 'wrongness'] : ['knob x', 'knob y'];
  return (
    <Chart
      x={across ?? [0, 1]}
      y={flat ? extentOf(land) : (up ?? [0, 1])}
      {...{ xLabel, yLabel }}
      height={360}
      drag={flat ? 'sideways' : 'everywhere'}
      describe={`The ${title}${flat ? ' from the side' : ' from above'} with two trails. ${name} ${endOf(trip)}; plain descent ${endOf(plain)}.`}
    >
      <Clipped>
        {flat ? (
          <Curve x={gridOf(across ?? [0, 1], land.length)} y={land} filled />
        ) : (
          <Rings values={land} width={side} height={side} />
        )}
        {hill.minima.map(({ at }) => {
          const [x = 0, y] = Object.values(at).map(({ data }) => data[0] ?? 0);
          return <Floor key={x + (y ?? 0)} x={x} y={flat ? height(x) : (y ?? 0)} />;
        })}
        <Trail points={points(plain)} plain />
        <Trail points={points(trip)} />
      </Clipped>
      <Grip onStart={(x, y) => onStart(flat ? [x] : [x, y])} />
    </Chart>
  );
}

const side = 56;

const gridOf = ([low, high]: readonly [number, number], count: number): number[] =>
  Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));

function profileOf({ testFunction: hill }: GalleryObjective): number[] {
  return gridOf(hill.domain.w ?? [0, 1], 121).map((w) => hill.loss(point({ w })).data[0] ?? 0);
}

/** The loss on a grid; its root, so that the rings show the valley as well as the peaks. */
function mapOf({ testFunction: hill }: GalleryObjective): number[] {
  const heights = gridOf(hill.domain.y ?? [0, 1], side).flatMap((y) =>
    gridOf(hill.domain.x ?? [0, 1], side).map((x) => hill.loss(point({ x, y })).data[0] ?? 0),
  );
  const low = Math.min(...heights);
  return heights.map((height) => Math.sqrt(height - low));
}

/** Clips drawings to the area inside the axes. */
function Clipped({ children }: { children: ReactNode }): ReactNode {
  const id = useId();
  const { x, y } = useScales();
  const [left = 0, right = 0] = x.range();
  const [bottom = 0, top = 0] = y.range();
  return (
    <>
      <clipPath id={id}>
        <rect x={left} y={top} width={right - left} height={bottom - top} rx="6" />
      </clipPath>
      <g clipPath={`url(#${id})`}>{children}</g>
    </>
  );
}

function Floor({ x, y }: { x: number; y: number }): ReactNode {
  const scales = useScales();
  return (
    <path
      d="M-6 0H6M0-6V6"
      transform={`translate(${scales.x(x)} ${scales.y(y)}) rotate(45)`}
      className={styles.floor}
    />
  );
}

/**
 * Makes the whole drawing a pointer target: a descent starts where it is pressed. The sliders below do the same by
 * keys.
 */
function Grip({ onStart }: { onStart: (x: number, y: number) => void }): ReactNode {
  const { x, y } = useScales();
  const held = useRef(false);
  const [left = 0, right = 0] = x.range();
  const [bottom = 0, top = 0] = y.range();
  const put = ({ currentTarget, clientX, clientY }: PointerEvent<SVGRectElement>) => {
    const seen = currentTarget.getScreenCTM();
    if (!seen) return;
    const point = new DOMPoint(clientX, clientY).matrixTransform(seen.inverse());
    const inside = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
    const at = [x.invert(inside(point.x, left, right)), y.invert(inside(point.y, top, bottom))] as const;
    onStart(...(at.map((value) => Number(value.toFixed(2))) as [number, number]));
  };
  return (
    <rect
      x={left}
      y={top}
      width={right - left}
      height={bottom - top}
      className={styles.grip}
      onPointerDown={(event) => {
        held.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        put(event);
      }}
      onPointerMove={(event) => held.current && put(event)}
      onPointerUp={() => {
        held.current = false;
      }}
      onPointerCancel={() => {
        held.current = false;
      }}
    />
  );
}
