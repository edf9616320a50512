import type { RefObject } from 'react';
import { useEffect } from 'react';
import { useWidth } from '../../charts/useWidth';
import { useTheme } from './useTheme';

export interface Brush {
  context: CanvasRenderingContext2D;
  width: number;
  height: number;
  /** The current color of a CSS variable: `color('--gd-loss')`. */
  color(variable: string): string;
}

/**
 * A canvas that is sharp on every screen and is painted again when its size, the theme or `draw` changes.
 * Memoize `draw` with useCallback. Give the canvas `aria-hidden` and describe its content in text beside it.
 */
export function useCanvas(draw: (brush: Brush) => void, ratio: number): RefObject<HTMLCanvasElement | null> {
  const theme = useTheme();
  const [ref, width] = useWidth<HTMLCanvasElement>(0);
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context || width === 0) return;
    const dense = window.devicePixelRatio || 1;
    const height = Math.round(width * ratio);
    canvas.width = Math.round(width * dense);
    canvas.height = Math.round(height * dense);
    canvas.dataset.theme = theme;
    context.setTransform(dense, 0, 0, dense, 0, 0);
    const style = getComputedStyle(canvas);
    draw({ context, width, height, color: (variable) => style.getPropertyValue(variable).trim() });
  }, [draw, ratio, ref, theme, width]);
  return ref;
}
