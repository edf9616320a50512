/** The measurements of an optimizer by `pnpm gallery`: packages/gallery/records/NAME.json. */
export interface OptimizerRecord {
  name: string;
  package: string;
  version: string;
  date: string;
  node: string;
  options: Readonly<Record<string, number>>;
  tried: number;
  seeds: { scored: readonly number[]; tuned: readonly number[] };
  scores: Readonly<Record<string, Score>>;
  /** Bytes per weight: with the defaults, and with the tried settings that need the most. */
  memory: Range;
  size: number;
  /** The time of a step as a multiple of plain descent, likewise; and microseconds per 1,000 weights. */
  speed: Range & { microseconds: number };
  checks: {
    passed: readonly string[];
    exempt: Readonly<Record<string, string>>;
    failed: Readonly<Record<string, string>>;
  };
}

export interface Score {
  default: Result;
  tuned: Result & { settings: Readonly<Record<string, number>> };
  trials: number;
}

/** Runs from several starts, or trainings from several seeds. */
export interface Result {
  steps?: readonly (number | null)[];
  gap?: number | null;
  accuracy?: readonly number[];
  loss?: number | null;
}

/** A row of the table of all optimizers. */
export interface Row {
  name: string;
  from: string;
  first: string;
  memory: Range;
  size: number;
  speed: Range;
  hills: { default: number; tuned: number };
  moons: { default: number; tuned: number };
  digits: { default: number; tuned: number };
  place: number;
  passed: number;
  exempt: number;
}

export interface Range {
  least: number;
  most: number;
}

/** "4", or "0–4" if settings make a difference. */
export const rangeInWords = ({ least, most }: Range): string => (least === most ? `${least}` : `${least}–${most}`);
