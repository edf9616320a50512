import { describe, isRecord, readiness } from './describe';

/** The numbers that are allowed, as mathematics writes it: `[0, 1)` includes 0 but not 1. */
export type Range =
  | `${'[' | '('}${number}, ${number | '∞'}${']' | ')'}`
  | '(-∞, ∞)'
  | '…, -1, 0, 1, …'
  | `${number}, ${number}, ${number}, …`;

/** What an argument must be: a number of a range, or what these words say and this test tells. */
export type Kind = Range | readonly [words: string, allows: (value: unknown) => boolean];

/** A switch. */
export const aFlag: Kind = ['true or false', (value) => typeof value === 'boolean'];

/** Any number, NaN and the infinities as well. */
export const aNumber: Kind = ['a number', (value) => typeof value === 'number'];

/** Something to call. */
export const aFunction: Kind = ['a function', (value) => typeof value === 'function'];

/** A text. */
export const aText: Kind = ['a text', (value) => typeof value === 'string'];

/** Names and values. */
export const aRecord: Kind = ['a record', isRecord];

/** A whole number, or a list of them. */
export const someAxes: Kind = [
  'a whole number, or a list of them',
  (value) => Number.isInteger(value) || isIntegers(value),
];

/** A list of whole numbers. */
export const aListOfIntegers: Kind = ['a list of whole numbers', isIntegers];

/** A list. */
export const aList: Kind = ['a list', Array.isArray];

/** One of a few texts. */
export function oneOf(...texts: readonly string[]): Kind {
  return [texts.join(' or '), (value) => texts.includes(value as string)];
}

/** A number of a range, or a function of the step that answers with one. */
export function aSchedule(range: Range): Kind {
  return [
    `${wordsOf(range)}, or a schedule t => number of such`,
    (value) => typeof value === 'function' || isOf(range, value),
  ];
}

/** Whether a value is of a kind. */
export function isOf(kind: Kind, value: unknown): boolean {
  if (typeof kind !== 'string') return kind[1](value);
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  if (kind.includes('…')) return Number.isSafeInteger(value) && !(value < Number.parseFloat(kind));
  // an infinite end is NaN, which nothing is below or above
  const [low, high] = kind.slice(1, -1).split(', ').map(Number) as [number, number];
  const isBelow = kind.startsWith('[') ? value < low : value <= low;
  return !isBelow && !(kind.endsWith(']') ? value > high : value >= high);
}

/**
 * The value, if it is of a kind. `what` is how the message begins: `dense: units`.
 *
 * throws    a sentence with what came and what is wanted, if not
 */
export function check<T>(what: string, value: T, kind: Kind, besides = ''): T {
  if (isOf(kind, value)) return value;
  const message = `${what} is ${describe(value)} — wanted ${wordsOf(kind)}${besides}${readiness(value)}`;
  throw new (typeof value === 'number' ? RangeError : TypeError)(message);
}

function isIntegers(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  // not every: it skips holes
  for (let i = 0; i < value.length; i++) if (!Number.isInteger(value[i])) return false;
  return true;
}

function wordsOf(kind: Kind): string {
  if (typeof kind !== 'string') return kind[0];
  if (kind.startsWith('…')) return 'a whole number';
  return kind.startsWith('(-') ? 'a number' : `${kind.includes('…') ? 'one of' : 'a number in'} ${kind}`;
}
