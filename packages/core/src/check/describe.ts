/**
 * Describes a value for an error message: writes out numbers, strings and short lists of numbers, and names the kind of
 * anything else. The description is always short.
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

/**
 * A hint for a value that is not ready yet: a function to call, a promise to await, or a handle to a compiled function's memory
 * to read.
 */
export function readiness(value: unknown): string {
  const ways: Readonly<Record<string, string>> = {
    Function: 'call it',
    Promise: 'await it',
    Handle: 'await read(handle)',
  };
  const way = ways[typeof value === 'function' ? 'Function' : kindOf(value)];
  return way === undefined ? '' : `; ${way}?`;
}

/** Whether a value is a plain object rather than a list, promise, map, and so on. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  // a quick test for the most common case
  return (value as object | undefined)?.constructor === Object || kindOf(value) === 'Object';
}

/** The kind of a value, in this realm or another: `Array`, `Promise`, `Float32Array`, `Object`, … */
function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}
