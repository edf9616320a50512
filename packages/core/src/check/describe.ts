/**
 * Describes a value for a message: a number, a short text or a short list of numbers as it is, anything else by its kind. Never
 * long, whatever the value.
 */
export function describe(value: unknown): string {
  const kind = kindOf(value);
  if (kind === 'Array') {
    const list = value as readonly unknown[];
    return list.length < 13 && list.every((item) => typeof item === 'number')
      ? `[${list}]`
      : `a list of ${list.length}`;
  }
  if (kind === 'String') return JSON.stringify((value as string).slice(0, 40));
  if (isRecord(value)) return 'dtype' in value ? 'a tensor' : 'a record';
  const isThing = Object(value) === value || kind === 'Symbol';
  return isThing ? `a ${kind.toLowerCase()}` : String(value).slice(0, 40);
}

/** What to try where a value was passed before it was ready: a function that returns what is wanted, a promise, a
 * handle to the memory of a compiled function. */
export function readiness(value: unknown): string {
  const ways: Readonly<Record<string, string>> = {
    Function: 'call it',
    Promise: 'await it',
    Handle: 'await read(handle)',
  };
  const way = ways[typeof value === 'function' ? 'Function' : kindOf(value)];
  return way === undefined ? '' : `; ${way}?`;
}

/** Whether a value is a record of names and values: not a list, a promise, a map, … */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  // most are plain, which is quick to see
  return (value as object | undefined)?.constructor === Object || kindOf(value) === 'Object';
}

/** The kind of a value, in this realm or another: `Array`, `Promise`, `Float32Array`, `Object`, … */
function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}
