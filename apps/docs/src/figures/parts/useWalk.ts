import { useEffect, useState } from 'react';
import { useGlide } from './useGlide';

export interface WalkState {
  /** The position at which Wen is drawn now. */
  at: number;
  /** The position at which Wen is, or is about to arrive. */
  here: number;
  moving: boolean;
  /** All positions since the start, `here` included. */
  trail: readonly number[];
  facing: 'left' | 'right';
  /** Whether steps follow one another automatically. */
  striding: boolean;
  step(): void;
  /** Starts again from a position. */
  setOut(w: number): void;
  stride(on: boolean): void;
}

const pause = 420;

/** Wen's walk: one step at a time, or continuously until `arrived`. */
export function useWalk(start: number, next: (w: number) => number, arrived: (w: number) => boolean): WalkState {
  const [trail, setTrail] = useState<readonly number[]>([start]);
  const [facing, setFacing] = useState<'left' | 'right'>('right');
  const [striding, setStriding] = useState(false);
  const { at, moving, glideTo, jumpTo } = useGlide(start, 380);
  const here = trail.at(-1) ?? start;
  const home = arrived(here);

  const step = () => {
    const there = next(here);
    if (there !== here) setFacing(there < here ? 'left' : 'right');
    setTrail([...trail, there]);
    glideTo(there);
  };
  const setOut = (w: number) => {
    setStriding(false);
    if (w !== here) setFacing(w < here ? 'left' : 'right');
    setTrail([w]);
    jumpTo(w);
  };

  // each step requests the next one, so that a change in between is never overtaken
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step belongs to this trail
  useEffect(() => {
    if (!striding) return;
    if (home) {
      setStriding(false);
      return;
    }
    const timer = setTimeout(step, trail.length === 1 ? 0 : pause);
    return () => clearTimeout(timer);
  }, [striding, trail, home]);

  return { at, here, moving, trail, facing, striding, step, setOut, stride: setStriding };
}
