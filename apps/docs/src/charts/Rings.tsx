import { contours } from 'd3-contour';
import { useMemo } from 'react';
import { extentOf, useScales } from './scales';

export interface RingsProps {
  /** Heights row by row, from low y to high y. */
  values: ArrayLike<number | null>;
  width: number;
  height: number;
  levels?: number;
}

/** Contour rings of a map, filled from valley to peak; they cover the chart's whole area. */
export function Rings({ values, width, height, levels = 12 }: RingsProps) {
  const scales = useScales();
  const rings = useMemo(() => {
    const [low, high] = extentOf(Array.from(values), 0);
    // more rings near the valley, where the descent is decided
    const thresholds = Array.from({ length: levels }, (_, i) => low + (high - low) * (i / levels) ** 2);
    const heights = Array.from(values, (value) => value ?? high);
    return contours().size([width, height]).smooth(true).thresholds(thresholds)(heights);
  }, [values, width, height, levels]);
  const [left = 0, right = 0] = scales.x.range();
  const [bottom = 0, top = 0] = scales.y.range();
  const across = (column: number) => left + ((right - left) * (column - 0.5)) / (width - 1);
  const up = (row: number) => bottom + ((top - bottom) * (row - 0.5)) / (height - 1);
  const ring = (points: number[][]) =>
    `M${points.map(([c = 0, r = 0]) => `${across(c).toFixed(1)} ${up(r).toFixed(1)}`).join('L')}Z`;
  return rings.map(({ coordinates }, i) => (
    <path
      // biome-ignore lint/suspicious/noArrayIndexKey: rings are in the order of their height
      key={i}
      d={coordinates.map((polygon) => polygon.map(ring).join('')).join('')}
      fill={`color-mix(in oklab, var(--gd-map-high) ${Math.round((i / levels) * 100)}%, var(--gd-map-low))`}
      stroke="var(--gd-ink)"
      strokeOpacity={0.22}
      strokeWidth={0.8}
    />
  ));
}
