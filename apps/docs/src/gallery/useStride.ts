import { useEffect, useState } from 'react';
import { useReducedMotion } from '../figures/parts';

const tick = 50;
/** A descent of any length takes about this many ticks. */
const ticks = 80;

/** The step up to which descents are shown: all of it, until somebody plays the animation. */
export function useStride(last: number) {
  const still = useReducedMotion();
  const [asked, setAsked] = useState<number | null>(null);
  const [striding, setStriding] = useState(false);
  const at = Math.min(asked ?? last, last);
  useEffect(() => {
    if (!striding) return;
    if (at >= last) {
      setStriding(false);
      setAsked(null);
      return;
    }
    const timer = setTimeout(() => setAsked(at + Math.max(1, Math.round(last / ticks))), tick);
    return () => clearTimeout(timer);
  }, [striding, at, last]);
  return {
    at,
    striding,
    goTo(step: number) {
      setStriding(false);
      setAsked(Math.round(step));
    },
    toEnd() {
      setStriding(false);
      setAsked(null);
    },
    toggle() {
      if (striding) setStriding(false);
      else if (still) setAsked(null);
      else {
        if (at >= last) setAsked(0);
        setStriding(true);
      }
    },
  };
}
