import type { Schedule } from '@gd/core';

/** What the options are at step t, written into a program's memory; numbers that never change are written once. */
export class OptionWriter {
  private readonly schedules: readonly (readonly [name: string, place: number, schedule: (t: number) => number])[];
  private readonly numbers: readonly (readonly [place: number, value: number])[];
  readonly isScheduled: boolean;
  /** How many options there are. */
  readonly size: number;

  constructor(options: Readonly<Record<string, Schedule>>) {
    const all = Object.entries(options).map(([name, option], place) => ({ name, option, place }));
    this.size = all.length;
    this.schedules = all.flatMap(({ name, option, place }) =>
      typeof option === 'function' ? [[name, place, option] as const] : [],
    );
    this.numbers = all.flatMap(({ option, place }) => (typeof option === 'number' ? [[place, option] as const] : []));
    this.isScheduled = this.schedules.length > 0;
  }

  /** Writes the options that are plain numbers. */
  writeNumbers(to: Float64Array, offset = 0): void {
    for (const [place, value] of this.numbers) to[offset + place] = value;
  }

  /** Writes the options that depend on the step. */
  writeScheduled(to: Float64Array, t: number, offset = 0): void {
    for (const [name, place, schedule] of this.schedules) {
      const value: unknown = schedule(t);
      if (typeof value !== 'number' || Number.isNaN(value)) {
        throw new TypeError(`trainStep: ${name} at step ${t} is ${value} — a schedule answers with a number`);
      }
      to[offset + place] = value;
    }
  }
}
