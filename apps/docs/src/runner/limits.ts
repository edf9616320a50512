import type { Item } from './protocol';

/**
 * The maximum amounts of output that a page draws. A browser can lay out each item within a tenth of a second. Functions that
 * print stay within the limits and report omissions; the page rejects messages that exceed them.
 */
export const limits = {
  /** Characters in a printed line, in an error, and in a name, title or cell. */
  line: 10_000,
  error: 1_000,
  label: 200,
  rows: 200,
  columns: 30,
  cells: 2_000,
  series: 20,
  /** Points in all series of a plot, by mark. */
  points: { line: 4_000, dots: 2_000, bars: 1_000 },
  /** Rows and columns of a heat map. */
  heat: 160,
  /** Points on a path. */
  steps: 500,
  /** Rows and columns of the height map under a path. */
  map: 64,
  images: 64,
  /** Rows and columns of an image. */
  pixels: 256,
  allPixels: 400_000,
  sliders: 20,
  /** Exports of a snippet, and cases of a check. */
  names: 1_000,
  cases: 200,
  /** Numbers and lists in a value that a reader's function returns to a figure. */
  answer: 100_000,
  items: 5_000,
  /** The total cost of all items, as measured by `costOf`. */
  cost: 40_000,
  /** The largest absolute value to draw; beyond it, a scale would overflow. */
  number: 1e300,
} as const;

/** The cost of drawing an item, measured in lines of text. */
export function costOf(item: Item): number {
  switch (item.kind) {
    case 'text':
    case 'note':
      return 1 + item.text.length / 100;
    case 'table':
      return 5 + (item.rows.length + 1) * item.columns.length;
    case 'plot':
      return 60 + item.series.reduce((sum, { mark, x }) => sum + (mark === 'line' ? x.length / 10 : x.length), 0);
    case 'path':
      return 60 + item.steps.x.length;
    case 'map':
      return 500 + item.steps.length;
    case 'heat':
      return 50 + (item.values.length * (item.values[0]?.length ?? 0)) / 100;
    case 'image':
      return 5 + item.images.reduce((sum, { pixels }) => sum + 5 + pixels.length / 500, 0);
    case 'slider':
      return 20;
  }
}

/** Truncates a text to a maximum length. */
export const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
