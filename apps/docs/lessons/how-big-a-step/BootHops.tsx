import clsx from 'clsx';
import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { Axis, Backdrop, Footprint, Frame, Ground, Hut, readable, Wen } from '../../src/figures/parts';
import styles from './Figure.module.css';
import type { Trip } from './model';
import { height as heightOf, inWords } from './model';

interface BootHopsProps {
  trip: Trip;
  /** How many hops Wen has made; the others are still dashed. */
  taken: number;
}

const low = -7;
const high = 13;
const most = 60;

/** The hill from the side, and every hop of the trip as an arc. */
export function BootHops({ trip, taken }: BootHopsProps): ReactNode {
  return (
    <Frame
      describe={`Wen's hops in a valley with boots of ${readable(trip.learningRate, 3)}. ${inWords(trip)}`}
      height={330}
    >
      {({ width, height }) => {
        const bottom = height - 46;
        const x = scaleLinear([low, high], [0, width]);
        const y = scaleLinear([0, 100], [bottom - 26, 44]);
        const size = width < 480 ? 0.62 : 0.8;
        const at = (w: number) => [x(w), y(heightOf(w))] as const;
        const line = Array.from({ length: 81 }, (_, i) => at(low + ((high - low) * i) / 80));
        const hops = trip.places.slice(0, most).map(at);
        const here = hops[Math.min(taken, hops.length - 1)] ?? at(-4);
        const next = hops[taken + 1];
        const scene = [0, 0, width, bottom] as const;
        return (
          <>
            <clipPath id="boot-shop-scene">
              <rect width={width} height={bottom} rx="8" />
            </clipPath>
            <g clipPath="url(#boot-shop-scene)">
              <Backdrop over={scene} sun={[x(6.5), 46]} horizon={bottom - 80} size={0.7} />
              <Ground line={line} bottom={bottom} planted />
              <Hut x={x(3)} y={y(0)} size={size} awake={trip.verdict === 'arrives'} />
              {hops.slice(1).map((to, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a hop is known by its number
                <g key={i}>
                  <path d={arc(hops[i] ?? to, to)} className={styles.hopCasing} />
                  <path d={arc(hops[i] ?? to, to)} className={clsx(styles.hop, i >= taken && styles.hopAhead)} />
                </g>
              ))}
              {hops.map((at, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a footprint is known by its step
                <Footprint key={i} at={at} size={0.9} />
              ))}
              <Wen x={here[0]} y={here[1]} size={size} facing={next && next[0] < here[0] ? 'left' : 'right'} />
            </g>
            <Axis ticks={[-6, -4, -2, 0, 2, 4, 6, 8, 10, 12]} scale={x} at={bottom} span={[0, width]} label="place w" />
          </>
        );
      }}
    </Frame>
  );
}

/** A hop: higher the farther it goes. */
function arc(from: readonly [number, number], to: readonly [number, number]): string {
  const lift = 8 + Math.abs(to[0] - from[0]) * 0.32;
  return `M${from[0]} ${from[1]}Q${(from[0] + to[0]) / 2} ${Math.min(from[1], to[1]) - lift} ${to[0]} ${to[1]}`;
}
