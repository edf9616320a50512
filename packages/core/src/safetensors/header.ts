import { describe } from '../check/describe';
import type { Shape } from '../tensor/shape';
import { decodeUtf8 } from './utf8';

const longest = 100_000_000;
const openingBrace = 0x7b;

/** One tensor as a header describes it, before it is checked against the file. */
export interface SafetensorsEntry {
  readonly name: string;
  readonly dtype: string;
  readonly shape: Shape;
  readonly start: number;
  readonly end: number;
}

/** The contents of a header, and the offset at which the numbers begin. */
export interface SafetensorsHeader {
  readonly entries: readonly SafetensorsEntry[];
  readonly metadata: Readonly<Record<string, string>>;
  readonly dataStart: number;
}

/**
 * Parses the header of a safetensors file, trusting nothing in it.
 *
 * throws    with a sentence for each way in which a header can be broken
 */
export function safetensorsHeader(bytes: Uint8Array): SafetensorsHeader {
  if (bytes.length < 8) {
    throw broken(`${bytes.length} bytes — a file begins with 8 bytes for the length of its header; was it cut short?`);
  }
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true));
  if (length > longest) {
    throw broken(`a header of ${length} bytes — more than ${longest} are not allowed; is it another format?`);
  }
  if (8 + length > bytes.length) {
    throw broken(`a header of ${length} bytes in a file of ${bytes.length} — was it cut short?`);
  }
  const parsed = parse(bytes.subarray(8, 8 + length));
  const { __metadata__: metadata = {}, ...tensors } = parsed;
  if (!isRecord(metadata) || !Object.values(metadata).every((text) => typeof text === 'string')) {
    throw broken('"__metadata__" is not a record of strings — it must map names to strings');
  }
  const entries = Object.entries(tensors).map(([name, entry]) => entryOf(name, entry));
  return { entries, metadata: metadata as Record<string, string>, dataStart: 8 + length };
}

/** An error about a file's bytes. */
export function broken(sentence: string, cause?: unknown): RangeError {
  return new RangeError(`loadSafetensors: ${sentence}`, cause === undefined ? {} : { cause });
}

function parse(bytes: Uint8Array): Record<string, unknown> {
  let text: string;
  let parsed: unknown;
  try {
    text = decodeUtf8(bytes);
    parsed = JSON.parse(text);
  } catch (error) {
    throw broken('the header is not JSON — is it another format?', error);
  }
  if (bytes[0] !== openingBrace || !isRecord(parsed)) {
    throw broken('the header is not a JSON record that begins with { — is it another format?');
  }
  const twice = duplicateKey(text);
  if (twice !== undefined) throw broken(`the header names ${describe(twice)} twice — which one counts?`);
  return parsed;
}

function entryOf(name: string, entry: unknown): SafetensorsEntry {
  const { dtype, shape, data_offsets: offsets } = isRecord(entry) ? entry : {};
  if (typeof dtype !== 'string') throw broken(`${describe(name)} has no dtype — each tensor needs one, like "F32"`);
  if (!Array.isArray(shape) || !shape.every(isCount)) {
    throw broken(`${describe(name)} has shape ${describe(shape)} — it must be a list of whole numbers`);
  }
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isCount) || offsets[0] > offsets[1]) {
    throw broken(
      `${describe(name)} has data_offsets ${describe(offsets)} — it must be two whole numbers, begin and end`,
    );
  }
  return { name, dtype, shape, start: offsets[0], end: offsets[1] };
}

function isRecord(thing: unknown): thing is Record<string, unknown> {
  return typeof thing === 'object' && thing !== null && !Array.isArray(thing);
}

function isCount(thing: unknown): boolean {
  return Number.isSafeInteger(thing) && (thing as number) >= 0;
}

/**
 * The first key that occurs twice in a record of a JSON text (`JSON.parse` silently keeps the last). The text must be
 * valid JSON. It is a loop, since a regular expression runs out of stack on long texts.
 */
export function duplicateKey(json: string): string | undefined {
  const open: Set<string>[] = [];
  let text = '';
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (character === '"') {
      const end = closingQuote(json, at);
      text = json.slice(at, end + 1);
      at = end;
    } else if (character === '{' || character === '[') open.push(new Set());
    else if (character === '}' || character === ']') open.pop();
    else if (character === ':') {
      const keys = open.at(-1)!;
      const key: string = JSON.parse(text);
      if (keys.has(key)) return key;
      keys.add(key);
    }
  }
  return undefined;
}

function closingQuote(json: string, opening: number): number {
  let end = json.indexOf('"', opening + 1);
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end;
}

function isEscaped(json: string, at: number): boolean {
  let first = at;
  while (json[first - 1] === '\\') first--;
  return (at - first) % 2 === 1;
}
