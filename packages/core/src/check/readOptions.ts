import type { Kind } from './check';
import { check, isOf } from './check';
import { describe, isRecord, readiness } from './describe';
import { inOurWords } from './phrasebook';

/**
 * The options of a function by name: each with its kind and optional default. An option without a default is required;
 * `undefined` counts as a default.
 */
export type OptionTable<Options> = {
  readonly [Name in keyof Required<Options>]: readonly [kind: Kind] | readonly [kind: Kind, otherwise: Options[Name]];
};

/** The options of a table with defaults filled in. */
export type Read<Options, Table> = {
  readonly [Name in keyof Table & keyof Options]: Table[Name] extends readonly [Kind, infer Otherwise]
    ? undefined extends Otherwise
      ? Options[Name]
      : Exclude<Options[Name], undefined>
    : Options[Name];
};

/**
 * Validates the options of a function and fills in defaults. Error messages show how to call the function, as in `call`:
 * `sum(x, options)`.
 *
 * throws    when the options are not a record, a name is unknown, or a value has the wrong kind; the message suggests a fix
 */
export function readOptions<Options extends object, const Table extends OptionTable<Options>>(
  call: string,
  given: Options,
  table: Table & OptionTable<Options>,
): Read<Options, Table> {
  if (!isRecord(given)) throw noRecord(call, given, table);
  for (const key of Object.keys(given)) if (!Object.hasOwn(table, key)) throw noOption(call, key, table);
  const read: Record<string, unknown> = {};
  for (const key in table) {
    const entry = table[key as keyof Options] as readonly [kind: Kind, otherwise?: unknown];
    const value = given[key];
    if (value === undefined && entry.length > 1) read[key] = entry[1];
    else read[key] = isOf(entry[0], value) ? value : check(`${nameIn(call)}: ${key}`, value, entry[0]);
  }
  return read as Read<Options, Table>;
}

function noRecord(call: string, given: unknown, table: object): TypeError {
  const fit = Object.entries(table).find(([, [kind]]) => isOf(kind, given));
  const record = `{ ${fit?.[0]}: ${typeof given === 'object' ? '…' : describe(given)} }`;
  const hint = typeof given === 'string' ? inOurWords(given, []) : readiness(given);
  return new TypeError(
    `${nameIn(call)}: ${describe(given)} — options come in a record${fit ? `; ${call.replace('options', record)}?` : hint}`,
  );
}

function noOption(call: string, key: string, table: object): TypeError {
  const known = Object.keys(table);
  return new TypeError(
    `${nameIn(call)}: option ${describe(key)} — there are ${known.join(', ') || 'none'}${inOurWords(key, known)}`,
  );
}

function nameIn(call: string): string {
  return call.split('(')[0]!;
}
