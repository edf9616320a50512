import { useEffect, useRef, useState } from 'react';
import { useReducedMotion } from './useReducedMotion';

export interface Glide {
  /** Where the thing is now. */
  at: number;
  moving: boolean;
  /** Go there step by step of the clock; at once when the reader wants little movement. */
  glideTo(target: number): void;
  /** Be there at once, as under a finger. */
  jumpTo(target: number): void;
}

/** A number that walks to its next value instead of jumping. */
export function useGlide(start: number, milliseconds = 600): Glide {
  const [at, setAt] = useState(start);
  const [moving, setMoving] = useState(false);
  const calm = useReducedMotion();
  const now = useRef(start);
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  const put = (value: number) => {
    now.current = value;
    setAt(value);
  };
  const jumpTo = (target: number) => {
    cancelAnimationFrame(frame.current);
    setMoving(false);
    put(target);
  };
  const glideTo = (target: number) => {
    if (calm) {
      jumpTo(target);
      return;
    }
    cancelAnimationFrame(frame.current);
    setMoving(true);
    const from = now.current;
    const began = performance.now();
    const tick = (time: number) => {
      const share = Math.min(1, Math.max(0, (time - began) / milliseconds));
      const eased = share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) ** 2;
      put(from + (target - from) * eased);
      if (share < 1) frame.current = requestAnimationFrame(tick);
      else setMoving(false);
    };
    frame.current = requestAnimationFrame(tick);
  };
  return { at, moving, glideTo, jumpTo };
}
