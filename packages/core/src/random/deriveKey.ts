import { threefry } from './threefry';

// A stream draws with counters below 2⁵³, so counters with the top bit set are free: half of them for numbers, the
// other half for names. No child can share a key with a number that its parent draws.
const numbered = 0x80000000;
const named = 0xc0000000;

/**
 * Checks the name of a stream.
 *
 * throws    when it is neither a string nor a whole number
 */
export function checkStreamName(name: string | number): void {
  if (typeof name === 'string' || Number.isSafeInteger(name)) return;
  throw new RangeError(`random: split(${String(name)}) — a stream is split by a string or a whole number`);
}

/**
 * The key of a child stream, from the key of its parent and the child's name or number.
 *
 *     number   key = threefry(parent, 80000000 | high, low)
 *     name     key = threefry(parent, c0000000, length), then threefry(key, …) over every four characters
 *
 * The length comes first, so that no name is a prefix of another.
 */
export function deriveKey(key0: number, key1: number, name: string | number): readonly [number, number] {
  const key = Int32Array.of(key0, key1);
  for (const [high, low] of splitCounters(name)) threefry(key, key[0]!, key[1]!, high, low);
  return [key[0]!, key[1]!];
}

/**
 * The counters that, one after the other, scramble a parent's key into the key of the child with this name.
 */
export function splitCounters(name: string | number): (readonly [high: number, low: number])[] {
  if (typeof name === 'number') return [[numbered | (Math.floor(name / 2 ** 32) & 0x3fffffff), name >>> 0]];
  const counters: (readonly [number, number])[] = [[named, name.length]];
  for (let i = 0; i < name.length; i += 4) counters.push([twoCharacters(name, i), twoCharacters(name, i + 2)]);
  return counters;
}

function twoCharacters(text: string, at: number): number {
  // past the end, charCodeAt is NaN, which counts as 0 here
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
}
