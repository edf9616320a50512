import { area, line } from 'd3-shape';
import { useScales } from './scales';
import type { Tone } from './tone';
import { colorOf } from './tone';

export interface CurveProps {
  x: ArrayLike<number>;
  /** `null` leaves a gap. */
  y: ArrayLike<number | null>;
  tone?: Tone;
  dash?: string;
  width?: number;
  /** Whether to fill the area below the curve. */
  filled?: boolean;
}

type Point = readonly [number, number | null];

/** A line through points. */
export function Curve({ x, y, tone = 'loss', dash = '', width = 2.5, filled = false }: CurveProps) {
  const scales = useScales();
  const points = Array.from({ length: x.length }, (_, i): Point => [x[i] ?? 0, y[i] ?? null]);
  const has = (point: Point) => point[1] !== null;
  const across = (point: Point) => scales.x(point[0]);
  const up = (point: Point) => scales.y(point[1] ?? 0);
  const floor = scales.y.range()[0] ?? 0;
  const color = colorOf(tone);
  const below = area<Point>().defined(has).x(across).y0(floor).y1(up);
  const along = line<Point>().defined(has).x(across).y(up);
  return (
    <>
      {filled && <path d={below(points) ?? ''} fill={color} opacity={0.1} />}
      <path
        d={along(points) ?? ''}
        fill="none"
        stroke={color}
        strokeWidth={width}
        strokeDasharray={dash}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </>
  );
}
