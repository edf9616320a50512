import { useScales } from './scales';

/** The walker's past positions, joined by hops; the last one is emphasized. */
export function Footprints({ x, y }: { x: ArrayLike<number>; y: ArrayLike<number | null> }) {
  const scales = useScales();
  const points = Array.from(
    { length: x.length },
    (_, i) => [scales.x(x[i] ?? 0), scales.y(y[i] ?? Number.NaN)] as const,
  ).filter(([, up]) => Number.isFinite(up));
  const hops = points.slice(1).map(([toX, toY], i) => {
    const [fromX, fromY] = points[i] ?? [0, 0];
    const lift = Math.min(26, 6 + Math.abs(toX - fromX) * 0.25);
    return `M${fromX} ${fromY} Q${(fromX + toX) / 2} ${Math.min(fromY, toY) - lift} ${toX} ${toY}`;
  });
  return (
    <>
      <path d={hops.join('')} fill="none" stroke="var(--gd-step)" strokeWidth={1.8} strokeLinecap="round" />
      {points.map(([across, up], i) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: footprints have no other name than their number
          key={i}
          cx={across}
          cy={up}
          r={i === points.length - 1 ? 5.5 : 4}
          fill={i === points.length - 1 ? 'var(--gd-walker)' : 'var(--gd-paper)'}
          stroke="var(--gd-ink)"
          strokeWidth={1.6}
        />
      ))}
    </>
  );
}
