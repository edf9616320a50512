import type { RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';

/** The current width of an element in pixels; `first` on the server and before the first measurement. */
export function useWidth<Kind extends HTMLElement>(first: number): [RefObject<Kind | null>, number] {
  const element = useRef<Kind>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
