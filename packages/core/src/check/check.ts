import { describe, isRecord, readiness } from './describe';

/** The allowed numbers in mathematical notation: `[0, 1)` includes 0 but not 1. */
export type Range =
  | `${'[' | '('}${number}, ${number | '∞'}${']' | ')'}`
  | '(-∞, ∞)'
  | '…, -1, 0, 1, …'
  | `${number}, ${number}, ${number}, …`;

/** What an argument must be: a number of a range, or what the words say and the test decides. */
export type Kind = Range | readonly [words: string, allows: (value: unknown) => boolean];

/** A switch. */
export const aFlag: Kind = ['true or false', (value) => typeof value === 'boolean'];

/** Any number, also NaN and the infinities. */
export const aNumber: Kind = ['a number', (value) => typeof value === 'number'];

/** A function. */
export const aFunction: Kind = [
  'a function',
  // a class has a prototype for good
  (value) => typeof value === 'function' && Object.getOwnPropertyDescriptor(value, 'prototype')?.writable !== false,
];

/** A text. */
export const aText: Kind = ['a string', (value) => typeof value === 'string'];

/** Names and values. */
export const aRecord: Kind = ['a record', isRecord];

/** A list. */
export const aList: Kind = ['a list', Array.isArray];

/** Bytes, of this realm or another: a window has its own Uint8Array. */
export const aByteArray: Kind = [
  'a Uint8Array',
  (value) => ArrayBuffer.isView(value) && value[Symbol.toStringTag as never] === 'Uint8Array',
];

/** A list of whole numbers. */
export const someIntegers: Kind = ['a list of whole numbers, like [2,3]', isIntegers];

/** A whole number, or a list of them. */
export const someAxes: Kind = [
  'a whole number, or a list of them',
  (value) => Number.isInteger(value) || isIntegers(value),
];

/** One of a few texts. */
export function oneOf(...texts: readonly string[]): Kind {
  return [`one of ${texts.join(', ')}`, (value) => texts.includes(value as string)];
}

/** Something with these methods, like a layer. */
export function aThing(words: string, ...methods: readonly string[]): Kind {
  return [
    words,
    (value) => methods.every((name) => typeof (value as Record<string, unknown> | null)?.[name] === 'function'),
  ];
}

/** A number of a range, or a function of the step that returns one. */
export function aSchedule(range: Range): Kind {
  return [
    `${wordsOf(range)}, or a schedule t => number of such`,
    (value) => typeof value === 'function' || isOf(range, value),
  ];
}

/** Whether a value is of a kind. */
export function isOf(kind: Kind, value: unknown): boolean {
  return testOf(kind)(value);
}

const tests = /* @__PURE__ */ new Map<Range, (value: unknown) => boolean>();

/** The test of a kind: what `isOf` asks, for values that are checked at every step. */
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
  // NaN where there is no least number, which nothing is below
  const least = Number.parseFloat(range);
  return (value) => Number.isSafeInteger(value) && !((value as number) < least);
}

function intervalTest(range: Range): (value: unknown) => boolean {
  // an infinite end is NaN, which nothing is below or above
  const [low, high] = range.slice(1, -1).split(', ').map(Number) as [number, number];
  const [takesLow, takesHigh] = [range[0] === '[', range.endsWith(']')];
  return (value) => {
    const number = value as number;
    if (!Number.isFinite(value) || (takesLow ? number < low : number <= low)) return false;
    return !(takesHigh ? number > high : number >= high);
  };
}

/**
 * Returns the value if it is of a kind. `what` is how the message begins: `dense: units`.
 *
 * throws    when it is not, saying what came and what is wanted
 */
export function check<T>(what: string, value: T, kind: Kind, besides = ''): T {
  if (isOf(kind, value)) return value;
  const message = `${what} is ${describe(value)} — wanted ${wordsOf(kind)}${besides}${readiness(value)}`;
  throw new (typeof value === 'number' ? RangeError : TypeError)(message);
}

function isIntegers(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  // not every, which skips holes
  for (let i = 0; i < value.length; i++) if (!Number.isInteger(value[i])) return false;
  return true;
}

function wordsOf(kind: Kind): string {
  if (typeof kind !== 'string') return kind[0];
  if (kind.includes('…'))
    return kind.startsWith('…') ? 'a whole number' : `a whole number of at least ${Number.parseFloat(kind)}`;
  return kind.startsWith('(-') ? 'a number' : `a number in ${kind}`;
}
