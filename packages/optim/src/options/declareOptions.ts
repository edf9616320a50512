import type { Schedule } from '@gd/core';
import type { OptionTable, Range, Read } from '@gd/core/extend';
import { aSchedule, check, readOptions, testOf } from '@gd/core/extend';

/**
 * Reads what an optimizer was made with: its options, each a number of a range or a schedule, and its settings, which are
 * fixed. Each has the value that it gets where it is left out. Numbers are checked now, schedules each time they answer: a
 * wrong one says so at once, not as NaN a thousand steps later.
 *
 *     declareOptions('sgd(options)', given, { learningRate: ['[0, ∞)', 0.01] }, { nesterov: [aFlag, false] })
 *
 * throws  when a number is not in its range, an option is neither number nor schedule, a name is unknown, or no record was
 *         given; `call` is how the optimizer is called, for the message
 */
export function declareOptions<
  Given extends object,
  const Name extends keyof Given & string,
  const Settings extends Partial<OptionTable<Given>> = Record<never, never>,
>(
  call: string,
  given: Given,
  schedules: Readonly<Record<Name, readonly [range: Range, otherwise: Schedule]>>,
  settings: Settings & Partial<OptionTable<Given>> = {} as Settings,
): { readonly options: Readonly<Record<Name, Schedule>>; readonly settings: Read<Given, Settings> } {
  const names = Object.keys(schedules) as Name[];
  const table: Record<string, unknown> = {};
  for (const name of names) table[name] = [aSchedule(schedules[name][0]), schedules[name][1]];
  const read: Record<string, unknown> = {
    ...readOptions<Given, OptionTable<Given>>(call, given, { ...table, ...settings } as OptionTable<Given>),
  };
  const options = {} as Record<Name, Schedule>;
  for (const name of names) {
    const value = read[name] as Schedule;
    const [range] = schedules[name];
    const allows = testOf(range);
    // the words are made only when they are needed: a schedule is asked at every step
    const ask = (schedule: (t: number) => number, t: number): number => {
      const number = schedule(t);
      return allows(number) ? number : check(`${call.split('(')[0]}: ${name} at step ${t}`, number, range);
    };
    options[name] = typeof value === 'function' ? (t) => ask(value, t) : value;
    delete read[name];
  }
  return { options: Object.freeze(options), settings: Object.freeze(read) as Read<Given, Settings> };
}
