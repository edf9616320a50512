import type { Schedule } from '@gd/core';

/** What the options are at step t, written into a program's memory; numbers that never change are written once. */
export class OptionWriter {
  private readonly schedules: (readonly [name: string, place: number, schedule: (t: number) => number])[] = [];
  private readonly numbers: (readonly [place: number, value: number])[] = [];
  readonly isScheduled: boolean;
  /** How many options there are. */
  readonly size: number;

  constructor(options: Readonly<Record<string, Schedule>>) {
    const names = Object.keys(options);
    names.forEach((name, place) => {
      const option = options[name]!;
      if (typeof option === 'function') this.schedules.push([name, place, option]);
      else this.numbers.push([place, option]);
    });
    this.size = names.length;
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
