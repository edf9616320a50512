import { isTensor } from '@gd/core';
import { aText, oneOf, readOptions } from '@gd/core/extend';
import { cut, limits } from '../limits';
import type { Series } from '../protocol';
import { counted, gap, isList, leftOut, numberOf, numbersOf, rowsOf, wrong } from './numeric';
import { stage } from './stage';
import type { Points } from './thin';
import { shrink, thinDots, thinLine } from './thin';
import { watch } from './watch';

/** A curve: a list of y values, a list of [x, y] points, `{ x, y }` lists, or a function to draw. */
export type Curve = ArrayLike<unknown> | object | ((x: number) => unknown);

export interface PlotOptions {
  as?: 'line' | 'dots' | 'bars' | 'heat';
  /** The interval on which to draw a function. */
  from?: number;
  to?: number;
  title?: string;
  x?: string;
  y?: string;
}

const drawn = 161;
const marks = { line: thinLine, dots: thinDots, bars: thinLine };

/**
 * Draws curves, dots, bars or a heat map. Pass several curves by name: `plot({ plain, sledge })`.
 *
 * plot(losses)                          values against their index
 * plot((w) => (w - 3) ** 2, { from: -4, to: 10 })   a function
 * plot(points, { as: 'dots' })          a list of [x, y]
 * plot(rows, { as: 'heat' })            a table of numbers as colors
 */
export function plot(curves: Curve, options: PlotOptions = {}): void {
  const { as, title, x, y, from, to } = readOptions('plot(curves, options)', options, {
    as: [oneOf('line', 'dots', 'bars', 'heat'), 'line'],
    from: ['(-∞, ∞)', 0],
    to: ['(-∞, ∞)', 1],
    title: [aText, ''],
    x: [aText, 'x'],
    y: [aText, 'y'],
  });
  if (stage().full()) return;
  const labels = { title: cut(title, limits.label), x: cut(x, limits.label), y: cut(y, limits.label) };
  if (as === 'heat') {
    heat(rowsOf('plot', curves), labels);
    return;
  }
  if (typeof curves !== 'function' && (typeof curves !== 'object' || curves === null || curves instanceof Promise)) {
    throw wrong('plot', curves, 'a list of numbers, a list of [x, y], or a function to draw; plot([3, 2, 1])?');
  }
  const named = isNamed(curves) ? Object.entries(curves) : [[y, curves] as const];
  if (named.length > limits.series)
    leftOut(`The plot has ${counted(named.length)} curves; the first ${limits.series} are drawn.`);
  const shown = named.slice(0, limits.series);
  const most = Math.floor(limits.points[as] / shown.length);
  const series = shown.map(([name, curve]): Series => {
    const all = pointsOf(curve, from, to);
    watch(name, all.y);
    const points = marks[as](all, most);
    if (points !== all)
      leftOut(`${cut(name, limits.label)} has ${counted(all.y.length)} points; ${counted(points.y.length)} are drawn.`);
    return { name: cut(name, limits.label), mark: as, x: points.x, y: points.y.map(gap) };
  });
  stage().put({ kind: 'plot', ...labels, series });
}

function heat(rows: number[][], labels: { title: string; x: string; y: string }): void {
  const { block, rows: shrunk } = shrink(rows, limits.heat);
  stage().put({ kind: 'heat', ...labels, values: shrunk.map((row) => row.map(gap)) });
  if (block > 1) {
    const size = `${counted(rows.length)} × ${counted(rows[0]?.length ?? 0)}`;
    leftOut(`The table has ${size} numbers; each cell is the mean of ${block} × ${block} of them.`);
  }
}

function isNamed(curves: Curve): curves is Record<string, Curve> {
  if (typeof curves === 'function' || isList(curves) || isTensor(curves)) return false;
  return !('x' in curves && 'y' in curves && isList(curves.x));
}

function pointsOf(curve: unknown, from: number, to: number): Points {
  const { x, y } = allPointsOf(curve, from, to);
  const count = Math.min(x.length, y.length);
  const places = Array.from({ length: count }, (_, i) => i).filter((i) => gap(x[i] ?? Number.NaN) !== null);
  // a point without a finite x cannot be placed
  return { x: places.map((i) => x[i] as number), y: places.map((i) => y[i] as number) };
}

function allPointsOf(curve: unknown, from: number, to: number): Points {
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
