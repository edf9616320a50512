import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle, symbolWye } from 'd3-shape';
import { useScales } from './scales';
import type { Tone } from './tone';
import { colorOf } from './tone';

const shapes = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolWye];

export interface DotsProps {
  x: ArrayLike<number>;
  y: ArrayLike<number | null>;
  tone?: Tone;
  /** One of five shapes; a second group should differ by more than its color. */
  shape?: number;
  size?: number;
}

/** Points, each drawn as a small shape. */
export function Dots({ x, y, tone = 'slope', shape = 0, size = 50 }: DotsProps) {
  const scales = useScales();
  const d = symbol(shapes[shape % shapes.length], size)() ?? '';
  return Array.from({ length: x.length }, (_, i) => {
    const height = y[i];
    if (height === null || height === undefined) return null;
    const place = `translate(${scales.x(x[i] ?? 0)} ${scales.y(height)})`;
    // biome-ignore lint/suspicious/noArrayIndexKey: points have no other name than their number
    return <path key={i} d={d} transform={place} fill={colorOf(tone)} stroke="var(--gd-paper)" strokeWidth={1} />;
  });
}
