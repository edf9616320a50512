import { isTensor } from '@gd/core';
import type { Series } from '../protocol';
import { gap, isList, numberOf, numbersOf, rowsOf } from './numeric';
import { stage } from './stage';
import { watch } from './watch';

/** One curve: a list of heights, a list of [x, y] points, `{ x, y }` lists, or a function to draw. */
export type Curve = ArrayLike<unknown> | object | ((x: number) => unknown);

export interface PlotOptions {
  as?: 'line' | 'dots' | 'bars' | 'heat';
  /** The range in which to draw a function. */
  from?: number;
  to?: number;
  title?: string;
  x?: string;
  y?: string;
}

const drawn = 161;

/**
 * Draws curves, dots, bars or a heat map. Pass several curves by name: `plot({ plain, sledge })`.
 *
 * plot(losses)                          heights against their number
 * plot((w) => (w - 3) ** 2, { from: -4, to: 10 })   a function
 * plot(points, { as: 'dots' })          a list of [x, y]
 * plot(rows, { as: 'heat' })            a table of numbers as colors
 */
export function plot(curves: Curve, options: PlotOptions = {}): void {
  if (stage().full()) return;
  const { as = 'line', title = '', x = 'x', y = 'y' } = options;
  if (as === 'heat') {
    stage().put({ kind: 'heat', title, x, y, values: rowsOf('plot', curves).map((row) => row.map(gap)) });
    return;
  }
  const named = isNamed(curves) ? Object.entries(curves) : [[y, curves] as const];
  const series = named.map(([name, curve]): Series => {
    const points = pointsOf(curve, options);
    watch(name, points.y);
    return { name, mark: as, x: points.x, y: points.y.map(gap) };
  });
  stage().put({ kind: 'plot', title, x, y, series });
}

function isNamed(curves: Curve): curves is Record<string, Curve> {
  if (typeof curves === 'function' || isList(curves) || isTensor(curves)) return false;
  return !('x' in curves && 'y' in curves && isList(curves.x));
}

function pointsOf(curve: unknown, { from = 0, to = 1 }: PlotOptions): { x: number[]; y: number[] } {
  if (typeof curve === 'function') {
    const x = Array.from({ length: drawn }, (_, i) => from + ((to - from) * i) / (drawn - 1));
    return { x, y: x.map((at) => numberOf('plot', curve(at))) };
  }
  if (typeof curve === 'object' && curve !== null && 'x' in curve && 'y' in curve) {
    return { x: numbersOf('plot', curve.x), y: numbersOf('plot', curve.y) };
  }
  if (isPairs(curve)) {
    const pairs = rowsOf('plot', curve);
    return { x: pairs.map((pair) => pair[0] ?? Number.NaN), y: pairs.map((pair) => pair[1] ?? Number.NaN) };
  }
  const y = numbersOf('plot', curve);
  return { x: y.map((_, i) => i), y };
}

function isPairs(curve: unknown): boolean {
  if (isTensor(curve)) return curve.shape.length === 2 && curve.shape[1] === 2;
  return isList(curve) && curve.length > 0 && isList(curve[0]) && curve[0].length === 2;
}
