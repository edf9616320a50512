import type { Kind } from './check';
import { check, isOf } from './check';
import { describe, isRecord, readiness } from './describe';
import { inOurWords } from './phrasebook';

/**
 * The options of a function by name: the kind of each, and the value where it is left out. An option without such a value
 * must be given; `undefined` is a value.
 */
export type OptionTable<Options> = {
  readonly [Name in keyof Required<Options>]: readonly [kind: Kind] | readonly [kind: Kind, otherwise: Options[Name]];
};

/** The options of a table, with the values of those that were left out. */
export type Read<Options, Table> = {
  readonly [Name in keyof Table & keyof Options]: Table[Name] extends readonly [Kind, infer Otherwise]
    ? undefined extends Otherwise
      ? Options[Name]
      : Exclude<Options[Name], undefined>
    : Options[Name];
};

/**
 * Reads the options of a function: refuses what is not a record, names that do not exist, and values of another kind. `call`
 * is how the function is called, for the message: `sum(x, options)`.
 *
 * throws    a sentence with what came, what there is, and the right spelling
 */
export function readOptions<Options extends object, const Table extends OptionTable<Options>>(
  call: string,
  given: Options,
  table: Table & OptionTable<Options>,
): Read<Options, Table> {
  const [name] = call.split('(');
  const known = Object.keys(table);
  const entryOf = (key: string) => table[key as keyof Options] as readonly [kind: Kind, otherwise?: unknown];
  if (!isRecord(given)) {
    const fit = known.find((key) => isOf(entryOf(key)[0], given));
    const right =
      fit && `; ${call.replace('options', `{ ${fit}: ${typeof given === 'object' ? '…' : describe(given)} }`)}?`;
    const hint = right ?? (typeof given === 'string' ? inOurWords(given, known) : readiness(given));
    throw new TypeError(`${name}: ${describe(given)} — options come in a record${hint}`);
  }
  for (const key of Object.keys(given)) {
    if (known.includes(key)) continue;
    throw new TypeError(
      `${name}: option ${describe(key)} — there are ${known.join(', ') || 'none'}${inOurWords(key, known)}`,
    );
  }
  const read: Record<string, unknown> = {};
  for (const key of known) {
    const [kind, ...otherwise] = entryOf(key);
    const value = given[key];
    read[key] = value === undefined && otherwise.length > 0 ? otherwise[0] : check(`${name}: ${key}`, value, kind);
  }
  return read as Read<Options, Table>;
}
