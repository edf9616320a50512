import { isTensor } from '@gd/core';
import type { Start } from './starts';

/** What came of the calls of one function. */
export interface Tally {
  calls: number;
  /** Calls that were refused by a sentence of ours. */
  refused: number;
  /** A sentence for each call that was answered wrongly or by a foreign error. */
  readonly faults: string[];
}

/** No argument of ours is ever one of these. */
const neverRight = [
  'null',
  'a bigint',
  'a symbol',
  'a promise',
  'a RegExp',
  'a Date',
  'an Error',
  'a record named __proto__',
];
/** Numbers that may well lead to NaN or ∞. */
const wild = /NaN|∞|Infinity|huge|2³²|2⁵³|tiny|detached|of none|list that is only long/;
const longest = 2_000;

/**
 * Calls a function with each of its arguments, and each option in a record, replaced by each of the values in turn.
 * `began` is told of each call before it is made, for who watches.
 */
export async function attack(
  name: string,
  call: (...args: never[]) => unknown,
  { args, use = (answer) => answer, takesAnything = false, canBeWild = false }: Start,
  values: Readonly<Record<string, () => unknown>>,
  { prefixes, began }: { readonly prefixes: ReadonlySet<string>; began(what: string): void },
): Promise<Tally> {
  const tally: Tally = { calls: 0, refused: 0, faults: [] };
  const answered = async (given: readonly unknown[]) =>
    (await use((await call(...(given as never[]))) as never)) as unknown;
  const isFiniteAtFirst = isSound(await answered(args()), true) && !canBeWild;
  for (const place of placesOf(args())) {
    for (const [label, make] of Object.entries(values)) {
      const what = `${name}: ${place.join('.')} = ${label}`;
      began(what);
      tally.calls++;
      const started = performance.now();
      try {
        const answer = await answered(withValue(args(), place, make()));
        const mayBeWild = wild.test(label) || !isFiniteAtFirst;
        if (!takesAnything && !isSound(answer, !mayBeWild)) tally.faults.push(`${what} → an answer that is none`);
        else if (!takesAnything && neverRight.includes(label)) tally.faults.push(`${what} → accepted`);
      } catch (error) {
        tally.refused++;
        const complaint = complaintAbout(error, prefixes);
        if (complaint !== undefined) tally.faults.push(`${what} → ${complaint}`);
      }
      const took = performance.now() - started;
      if (took > longest) tally.faults.push(`${what} → ${(took / 1000).toFixed(1)} s`);
    }
  }
  return tally;
}

/** Where a value goes: each argument, and each name of an argument that is a plain record. */
function placesOf(args: readonly unknown[]): (readonly [number] | readonly [number, string])[] {
  return args.flatMap((arg, index) => {
    const isPlain =
      typeof arg === 'object' && arg !== null && Object.getPrototypeOf(arg) === Object.prototype && !isThing(arg);
    return [[index] as const, ...(isPlain ? Object.keys(arg).map((key) => [index, key] as const) : [])];
  });
}

/** Whether it was made by one of our functions: a layer, a model, an optimizer, a stream. */
function isThing(arg: object): boolean {
  return ['init', 'split', 'batches'].some((name) => typeof (arg as Record<string, unknown>)[name] === 'function');
}

function withValue(args: readonly unknown[], [index, key]: readonly [number, string?], value: unknown): unknown[] {
  return args.map((arg, i) => (i !== index ? arg : key === undefined ? value : { ...(arg as object), [key]: value }));
}

/** Why an error is not one of ours: a sentence that begins with who complains. */
function complaintAbout(error: unknown, prefixes: ReadonlySet<string>): string | undefined {
  if (!(error instanceof Error)) return `threw ${typeof error}`;
  const { message } = error;
  if (message.length > 300) return `${message.length} characters: ${message.slice(0, 80)}…`;
  const [, who] = /^([\w$.-]+)(?:[^:]{0,60})?: \S/.exec(message) ?? [];
  return who !== undefined && prefixes.has(who.replace(/^\d+\./, '').split('/')[0]!)
    ? undefined
    : `${error.name}: ${message.slice(0, 120)}`;
}

/** Whether all tensors in an answer are whole, and its numbers finite where they have to be. */
function isSound(answer: unknown, mustBeFinite: boolean, depth = 4): boolean {
  if (typeof answer === 'number') return !mustBeFinite || Number.isFinite(answer);
  if (typeof answer !== 'object' || answer === null || depth === 0) return true;
  if ('dtype' in answer && 'shape' in answer) {
    if (!('data' in answer)) return true;
    const { shape, data } = answer as { shape: number[]; data: Float32Array };
    const size = shape.reduce((product, length) => product * length, 1);
    const isWhole = shape.every((length) => Number.isInteger(length) && length >= 0) && data.length === size;
    return isTensor(answer) && isWhole && (!mustBeFinite || data.every((value) => Number.isFinite(value)));
  }
  return Object.values(answer).every((part) => isSound(part, mustBeFinite, depth - 1));
}
