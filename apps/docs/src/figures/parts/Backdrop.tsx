import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './scene.module.css';

interface BackdropProps {
  /** The area to paint: left, top, width, height. */
  over: readonly [number, number, number, number];
  /** The position of the sun or moon. */
  sun: readonly [number, number];
  /** The height at which the distant land begins. */
  horizon: number;
  /** The size of hills and trees. */
  size?: number;
}

/** The sky, the sun (at night moon and stars), and three rows of distant hills with pines. */
export function Backdrop({ over, sun, horizon, size = 1 }: BackdropProps): ReactNode {
  const id = useId();
  const [left, top, width, height] = over;
  const ridge = (base: number, tall: number, shift: number) =>
    landAlong(over, (x) => wave(x / size + shift) * tall * size, base);
  const zenith = Math.max(top, horizon - 460 * size);
  const nearAt = (x: number) => horizon + 34 * size - wave(x / size + 900) * 46 * size;
  return (
    <g>
      <defs>
        <linearGradient id={`${id}sky`} gradientUnits="userSpaceOnUse" x1="0" y1={zenith} x2="0" y2={horizon}>
          <stop offset="0" className={styles.skyHigh} />
          <stop offset="1" className={styles.skyLow} />
        </linearGradient>
        <radialGradient id={`${id}sun`}>
          <stop offset="0" className={styles.sunGlow} stopOpacity="0.9" />
          <stop offset="1" className={styles.sunGlow} stopOpacity="0" />
        </radialGradient>
        <radialGradient id="gd-glow">
          <stop offset="0" className={styles.glowStop} stopOpacity="0.9" />
          <stop offset="1" className={styles.glowStop} stopOpacity="0" />
        </radialGradient>
      </defs>
      <rect x={left} y={top} width={width} height={height} fill={`url(#${id}sky)`} />
      {starsOver(width / (26 * size)).map(([across, down, radius]) => (
        <circle
          key={across}
          cx={left + across * width}
          cy={zenith + down * (horizon - zenith)}
          r={radius}
          className={styles.star}
        />
      ))}
      <circle cx={sun[0]} cy={sun[1]} r={130 * size} fill={`url(#${id}sun)`} />
      <circle cx={sun[0]} cy={sun[1]} r={30 * size} className={styles.sun} />
      <path d={crescent(sun, 30 * size)} className={styles.moon} />
      <path d={ridge(horizon - 30 * size, 70, 0)} className={styles.ridgeFar} />
      <path d={ridge(horizon, 60, 400)} className={styles.ridgeMiddle} />
      <path d={ridge(horizon + 34 * size, 46, 900)} className={styles.ridgeNear} />
      {pines(left, left + width, 118 * size).map(({ x, tall }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a tree is known by its place in the row
        <path key={i} d={pine(x, nearAt(x) + 2, tall * size)} className={styles.pine} />
      ))}
    </g>
  );
}

const crescent = ([x, y]: readonly [number, number], r: number) =>
  `M${x - r * 0.3} ${y - r * 0.95}A${r} ${r} 0 1 1 ${x - r * 0.3} ${y + r * 0.95}A${r * 1.05} ${r * 1.05} 0 0 0 ${x - r * 0.3} ${y - r * 0.95}Z`;

/** A hilly line: a few slow waves of different lengths never look the same twice. */
const wave = (x: number) => 0.5 * Math.sin(x / 210) + 0.3 * Math.sin(x / 97 + 2) + 0.12 * Math.sin(x / 41 + 4) + 0.5;

function landAlong(
  [left, top, width, height]: readonly [number, number, number, number],
  rise: (x: number) => number,
  base: number,
): string {
  const points = Array.from({ length: 81 }, (_, i) => {
    const x = left + (width * i) / 80;
    return `${x.toFixed(0)} ${(base - rise(x)).toFixed(1)}`;
  });
  return `M${left} ${top + height}L${points.join('L')}L${left + width} ${top + height}Z`;
}

/** Trees in small groups, always at the same positions. */
function pines(from: number, to: number, apart: number) {
  const count = Math.floor((to - from) / apart);
  return Array.from({ length: count * 2 }, (_, i) => {
    const share = sway(i, 12.9898);
    return {
      x: Math.round(from + (Math.floor(i / 2) + 0.5) * apart + (i % 2) * 15 + share * 40),
      tall: 22 + share * 16,
    };
  });
}

const pine = (x: number, y: number, tall: number) =>
  `M${x} ${(y - tall).toFixed(1)}l${(tall * 0.3).toFixed(1)} ${(tall * 0.5).toFixed(1)}h${(-tall * 0.14).toFixed(1)}l${(tall * 0.24).toFixed(1)} ${(tall * 0.5).toFixed(1)}h${(-tall * 0.8).toFixed(1)}l${(tall * 0.24).toFixed(1)} ${(-tall * 0.5).toFixed(1)}h${(-tall * 0.14).toFixed(1)}z`;

/** A number from 0 to 1 that looks random and is always the same. */
function sway(i: number, kind: number): number {
  const wild = Math.sin((i + 1) * kind) * 43758.5453;
  return wild - Math.floor(wild);
}

const starsOver = (count: number) =>
  Array.from({ length: Math.round(count) }, (_, i) => {
    return [sway(i, 12.9898), sway(i, 78.233) * 0.86, 0.6 + sway(i, 37.719) * 1.1] as const;
  });
