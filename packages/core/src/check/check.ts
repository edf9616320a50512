import { describe, isRecord, readiness } from './describe';

/** A range of numbers in interval notation: `[0, 1)` includes 0 but not 1. */
export type Range =
  | `${'[' | '('}${number}, ${number | '∞'}${']' | ')'}`
  | '(-∞, ∞)'
  | '…, -1, 0, 1, …'
  | `${number}, ${number}, ${number}, …`;

/** The requirement for an argument: a number range, or a description with a test. */
export type Kind = Range | readonly [words: string, allows: (value: unknown) => boolean];

/** A boolean. */
export const aFlag: Kind = ['true or false', (value) => typeof value === 'boolean'];

/** Any number, including NaN and the infinities. */
export const aNumber: Kind = ['a number', (value) => typeof value === 'number'];

/** A function that is not a class. */
export const aFunction: Kind = [
  'a function',
  // the prototype property of a class is read-only
  (value) => typeof value === 'function' && Object.getOwnPropertyDescriptor(value, 'prototype')?.writable !== false,
];

/** A string. */
export const aText: Kind = ['a string', (value) => typeof value === 'string'];

/** A record of values by name. */
export const aRecord: Kind = ['a record', isRecord];

/** A list. */
export const aList: Kind = ['a list', Array.isArray];

/** A `Uint8Array` of any realm: each window has its own constructor. */
export const aByteArray: Kind = [
  'a Uint8Array',
  (value) => ArrayBuffer.isView(value) && value[Symbol.toStringTag as never] === 'Uint8Array',
];

/** A list of whole numbers. */
export const someIntegers: Kind = ['a list of whole numbers, like [2,3]', isIntegers];

/** A whole number or a list of whole numbers. */
export const someAxes: Kind = [
  'a whole number, or a list of them',
  (value) => Number.isInteger(value) || isIntegers(value),
];

/** One of several strings. */
export function oneOf(...texts: readonly string[]): Kind {
  return [`one of ${texts.join(', ')}`, (value) => texts.includes(value as string)];
}

/** An object with these methods, such as a layer. */
export function aThing(words: string, ...methods: readonly string[]): Kind {
  return [
    words,
    (value) => methods.every((name) => typeof (value as Record<string, unknown> | null)?.[name] === 'function'),
  ];
}

/** A number in a range, or a function from the step number to such a number. */
export function aSchedule(range: Range): Kind {
  return [
    `${wordsOf(range)}, or a schedule t => number of such`,
    (value) => typeof value === 'function' || isOf(range, value),
  ];
}

/** Whether a value satisfies a kind. */
export function isOf(kind: Kind, value: unknown): boolean {
  return testOf(kind)(value);
}

const tests = /* @__PURE__ */ new Map<Range, (value: unknown) => boolean>();

/** The test that `isOf` runs for a kind; use it directly for values checked at every step. */
export function testOf(kind: Kind): (value: unknown) => boolean {
  if (typeof kind !== 'string') return kind[1];
  let test = tests.get(kind);
  if (test === undefined) {
    test = kind.includes('…') ? integerTest(kind) : intervalTest(kind);
    tests.set(kind, test);
  }
  return test;
}

function integerTest(range: Range): (value: unknown) => boolean {
  // without a lower bound, this is NaN, and no number is less than NaN
  const least = Number.parseFloat(range);
  return (value) => Number.isSafeInteger(value) && !((value as number) < least);
}

function intervalTest(range: Range): (value: unknown) => boolean {
  // an infinite bound is NaN, which compares false with every number
  const [low, high] = range.slice(1, -1).split(', ').map(Number) as [number, number];
  const [takesLow, takesHigh] = [range[0] === '[', range.endsWith(']')];
  return (value) => {
    const number = value as number;
    if (!Number.isFinite(value) || (takesLow ? number < low : number <= low)) return false;
    return !(takesHigh ? number > high : number >= high);
  };
}

/**
 * Returns the value if it satisfies a kind. The error message begins with `what`, such as `dense: units`.
 *
 * throws    when it does not; the message names the value and the requirement
 */
export function check<T>(what: string, value: T, kind: Kind, besides = ''): T {
  if (isOf(kind, value)) return value;
  const message = `${what} is ${describe(value)} — wanted ${wordsOf(kind)}${besides}${readiness(value)}`;
  throw new (typeof value === 'number' ? RangeError : TypeError)(message);
}

function isIntegers(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  // `every` would skip holes
  for (let i = 0; i < value.length; i++) if (!Number.isInteger(value[i])) return false;
  return true;
}

function wordsOf(kind: Kind): string {
  if (typeof kind !== 'string') return kind[0];
  if (kind.includes('…'))
    return kind.startsWith('…') ? 'a whole number' : `a whole number of at least ${Number.parseFloat(kind)}`;
  return kind.startsWith('(-') ? 'a number' : `a number in ${kind}`;
}
