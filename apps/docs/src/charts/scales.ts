import type { ScaleLinear } from 'd3-scale';
import { scaleLinear } from 'd3-scale';
import { createContext, useContext } from 'react';

/** Conversions from numbers to pixels and back. */
export interface Scales {
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
  width: number;
  height: number;
}

export const ScalesContext = createContext<Scales | undefined>(undefined);

/** The scales of the surrounding chart. */
export function useScales(): Scales {
  const scales = useContext(ScalesContext);
  if (!scales) throw new Error('useScales: no <Chart> around — put this mark inside one');
  return scales;
}

/** Scales for a chart of the given size, with margins for its axes. */
export function scalesFor(
  x: readonly [number, number],
  y: readonly [number, number],
  width: number,
  height: number,
  room: { left: number; right: number; top: number; bottom: number },
): Scales {
  return {
    x: scaleLinear(x, [room.left, width - room.right]),
    y: scaleLinear(y, [height - room.bottom, room.top]),
    width,
    height,
  };
}

/** The range of some numbers, with a small margin; never empty. */
export function extentOf(values: Iterable<number | null>, air = 0.04): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value === null || !Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return [0, 1];
  const room = high === low ? Math.abs(high) * 0.1 || 1 : (high - low) * air;
  return [low - room, high + room];
}
