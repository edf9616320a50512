import type { Item } from './protocol';

/**
 * How much of everything a page draws. Each piece stays below what a browser lays out within a tenth of a second; the functions
 * that print keep to it and say so, and the page refuses a message that does not.
 */
export const limits = {
  /** Letters of a printed line, of an error, and of a name, title or cell. */
  line: 10_000,
  error: 1_000,
  label: 200,
  rows: 200,
  columns: 30,
  cells: 2_000,
  series: 20,
  /** Points of all series of a plot, by their mark. */
  points: { line: 4_000, dots: 2_000, bars: 1_000 },
  /** Rows and columns of a heat map. */
  heat: 160,
  /** Points of a path. */
  steps: 500,
  /** Rows and columns of the ground under a path from above. */
  map: 64,
  images: 64,
  /** Rows and columns of an image. */
  pixels: 256,
  allPixels: 400_000,
  sliders: 20,
  /** What a snippet exports, and what a check says. */
  names: 1_000,
  cases: 200,
  /** Numbers and lists in what a reader's function returns to a figure. */
  answer: 100_000,
  items: 5_000,
  /** All items together, in the unit of `costOf`. */
  cost: 40_000,
  /** Numbers drawn; beyond, a picture has no scale. */
  number: 1e300,
} as const;

/** What it costs to draw an item, in lines of text. */
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

/** A text, cut where it gets too long. */
export const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
