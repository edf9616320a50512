import { useScales } from './scales';
import type { Tone } from './tone';
import { colorOf } from './tone';

/** Vertical bars from zero, centered on their x. */
export function Bars({ x, y, tone = 'slope' }: { x: ArrayLike<number>; y: ArrayLike<number | null>; tone?: Tone }) {
  const scales = useScales();
  const [left = 0, right = 1] = scales.x.range();
  const wide = Math.max(2, Math.min(48, ((right - left) / Math.max(1, x.length)) * 0.72));
  return Array.from({ length: x.length }, (_, i) => {
    const height = y[i];
    if (height === null || height === undefined) return null;
    const top = scales.y(Math.max(0, height));
    const bottom = scales.y(Math.min(0, height));
    return (
      <rect
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have no other name than their number
        key={i}
        x={scales.x(x[i] ?? 0) - wide / 2}
        y={top}
        width={wide}
        height={Math.max(1, bottom - top)}
        rx={Math.min(4, wide / 4)}
        fill={colorOf(tone)}
      />
    );
  });
}
