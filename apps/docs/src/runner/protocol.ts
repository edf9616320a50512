/** An item of a snippet's output: plain data that can leave the sandbox and be stored as JSON. */
export type Item = TextItem | TableItem | PlotItem | HeatItem | PathItem | MapItem | ImageItem | SliderItem | NoteItem;

export type Level = 'log' | 'info' | 'warn' | 'error';

/** A line of text; `depth` counts the open console groups around it. */
export interface TextItem {
  kind: 'text';
  level: Level;
  text: string;
  depth: number;
}

/** Rows of formatted cells; `numeric` marks the right-aligned columns. */
export interface TableItem {
  kind: 'table';
  columns: string[];
  numeric: boolean[];
  rows: string[][];
}

/** The title of a picture and the labels of its axes. */
export interface Labels {
  title: string;
  x: string;
  y: string;
}

/** A series of points; a `null` is a gap for a number that cannot be drawn. */
export interface Series {
  name: string;
  mark: 'line' | 'dots' | 'bars';
  x: number[];
  y: (number | null)[];
}

export interface PlotItem extends Labels {
  kind: 'plot';
  series: Series[];
}

export interface HeatItem extends Labels {
  kind: 'heat';
  values: (number | null)[][];
}

/** A walker on a hill with one weight: the ground and the position at each step. */
export interface PathItem extends Labels {
  kind: 'path';
  ground: { x: number[]; y: (number | null)[] };
  steps: { x: number[]; y: (number | null)[] };
}

/** A walker on a map with two weights: heights row by row from low y to high y, and the position at each step. */
export interface MapItem extends Labels {
  kind: 'map';
  low: [number, number];
  high: [number, number];
  width: number;
  height: number;
  values: (number | null)[];
  steps: [number, number][];
}

/** Gray images, each pixel 0 (empty) … 255 (full ink). */
export interface ImageItem {
  kind: 'image';
  images: { width: number; height: number; pixels: number[]; label: string }[];
}

export interface SliderItem {
  kind: 'slider';
  name: string;
  low: number;
  high: number;
  step: number;
  value: number;
}

/** A message from the site rather than the snippet: a warning, or a note about omitted output. */
export interface NoteItem {
  kind: 'note';
  text: string;
}

/** An error in the reader's code, with the reader's line if known. */
export interface ReaderError {
  name: string;
  message: string;
  line?: number;
  column?: number;
  /** JavaScript with a syntax error whose line the engine did not report; its line numbers match the reader's. */
  unlocated?: string;
}

export interface CheckedCase {
  passed: boolean;
  say: string;
}

/** The result of checking the reader's answer to a challenge. */
export interface CheckResult {
  passed: boolean;
  cases: CheckedCase[];
  /** The explanation of a known wrong answer, if the reader's answer behaves exactly like it. */
  mistake?: string;
}

export type ToWorker =
  | { type: 'run'; code: string; seed: number; sliders: Record<string, number> }
  | { type: 'call'; id: number; name: string; args: unknown[] }
  | { type: 'check'; check: string }
  | { type: 'ping' };

export type FromWorker =
  /** The worker has started, or answers a ping. */
  | { type: 'ready' }
  | { type: 'items'; items: Item[] }
  | { type: 'done'; milliseconds: number; exports: string[] }
  | { type: 'failed'; milliseconds: number; error: ReaderError }
  | { type: 'answer'; id: number; value: unknown }
  | { type: 'refused'; id: number; error: ReaderError }
  | { type: 'checked'; result: CheckResult };

/** The result of a whole run. */
export interface RunResult {
  items: Item[];
  exports?: string[];
  error?: ReaderError;
  checked?: CheckResult;
}
