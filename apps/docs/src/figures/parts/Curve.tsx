import { line } from 'd3-shape';
import type { ReactNode } from 'react';

interface CurveProps {
  points: readonly (readonly [number, number])[];
  className?: string | undefined;
}

const trace = line<readonly [number, number]>()
  .defined(([x, y]) => Number.isFinite(x) && Number.isFinite(y))
  .digits(1);

/** A line through points of the drawing; a point that is NaN leaves a gap. */
export function Curve({ points, className }: CurveProps): ReactNode {
  return <path d={trace(points) ?? ''} className={className} fill="none" />;
}
