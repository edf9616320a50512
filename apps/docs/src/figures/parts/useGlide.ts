import { useEffect, useRef, useState } from 'react';
import { useReducedMotion } from './useReducedMotion';

export interface Glide {
  /** The current value. */
  at: number;
  moving: boolean;
  /** Animates to the target; jumps if the reader prefers reduced motion. */
  glideTo(target: number): void;
  /** Jumps to the target, as when dragging. */
  jumpTo(target: number): void;
}

/** A number that animates to its next value. */
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
