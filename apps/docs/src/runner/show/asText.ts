import type { Item } from '../protocol';
import { writeNumber } from './writeNumber';

/** Converts an item of output to plain text for Node, tests and screen readers. */
export function asText(item: Item): string {
  switch (item.kind) {
    case 'text':
      return `${'  '.repeat(item.depth)}${item.text}`;
    case 'note':
      return `(${item.text})`;
    case 'table':
      return aligned([item.columns, ...item.rows], item.numeric);
    case 'plot':
      return [`plot: ${titleOf(item)}`, ...item.series.map((series) => `  ${series.name}: ${run(series.y)}`)].join(
        '\n',
      );
    case 'path':
      return `path: ${titleOf(item)}\n  ${item.x}: ${run(item.steps.x)}\n  ${item.y}: ${run(item.steps.y)}`;
    case 'map':
      return `map: ${titleOf(item)}\n  ${item.steps.length} steps, ${ends(item.steps)}`;
    case 'heat':
      return `heat: ${titleOf(item)}, ${item.values.length} × ${item.values[0]?.length ?? 0}`;
    case 'image':
      return `image: ${item.images.map(({ label, width, height }) => label || `${width} × ${height}`).join(', ')}`;
    case 'slider':
      return `slider ${item.name}: ${writeNumber(item.value)}`;
  }
}

/** Summarizes numbers on one line: the first three, the last, and the count. */
export function run(values: readonly (number | null)[]): string {
  const written = values.map((value) => (value === null ? 'NaN' : writeNumber(value)));
  if (written.length <= 8) return written.join(', ');
  return `${written.slice(0, 3).join(', ')}, … ${written.at(-1)} (${written.length} numbers)`;
}

const titleOf = ({ title, x, y }: { title: string; x: string; y: string }) => title || `${y} against ${x}`;

const point = ([x, y]: [number, number]) => `(${writeNumber(x)}, ${writeNumber(y)})`;

function ends(steps: [number, number][]): string {
  const first = steps[0];
  const last = steps.at(-1);
  return first && last ? `from ${point(first)} to ${point(last)}` : 'no walker';
}

function aligned(rows: string[][], numeric: boolean[]): string {
  const widths = numeric.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) =>
    row.map((cell, i) => (numeric[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}
