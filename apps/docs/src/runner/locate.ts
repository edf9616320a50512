import { cut, limits } from './limits';
import type { ReaderError } from './protocol';
import { write } from './show/write';

/**
 * Converts any value that a snippet threw to a message with the reader's line, if the engine reports it.
 *
 * address  the URL of the snippet's code; stack frames of other files are ours, not the reader's
 */
export function locate(thrown: unknown, address: string): ReaderError {
  if (!(thrown instanceof Error)) return { name: 'Error', message: cut(`thrown: ${write(thrown)}`, limits.error) };
  const error: ReaderError = { name: cut(textOf(thrown, 'name'), limits.label), message: messageOf(thrown, address) };
  const place = placeOf(thrown, address);
  if (place) {
    error.line = place.line;
    // the first line also contains our prefix, so its column numbers do not match the reader's code
    if (place.line > 1) error.column = place.column;
  }
  return error;
}

/** Reads a property of an error as text; the property may have any value, or a getter that throws. */
function textOf(error: Error, name: 'name' | 'message' | 'stack'): string {
  try {
    const text = error[name];
    return typeof text === 'string' ? text : write(text);
  } catch {
    return '';
  }
}

function placeOf(error: Error, address: string): { line: number; column: number } | undefined {
  const told = (error as { loc?: { line?: number; column?: number } }).loc;
  if (told && Number.isInteger(told.line) && Number(told.line) > 0)
    return { line: Number(told.line), column: Number(told.column) || 1 };
  const escaped = address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const frame = new RegExp(`${escaped}:(\\d+):(\\d+)`).exec(textOf(error, 'stack'));
  return frame ? { line: Number(frame[1]), column: Number(frame[2]) } : undefined;
}

const foreign =
  /is not (a function|iterable|a constructor|defined)|^Cannot |undefined|null|^Invalid |^Reduce of empty|is read-only|call stack/;

/**
 * The message to show. If the error occurred inside a package, the engine's text mentions names that the reader did not write,
 * so a sentence about the reader's line replaces it.
 */
function messageOf(error: Error, address: string): string {
  const message = plain(cut(textOf(error, 'message'), limits.error));
  const isEngines = error.constructor === TypeError || error.constructor === ReferenceError;
  const [first = ''] = /(?:blob|file|https?):\S+/.exec(textOf(error, 'stack')) ?? [];
  const isOurs = address !== '' && first !== '' && !first.startsWith(address);
  if (!isEngines || !isOurs || message.includes(' — ') || !foreign.test(message)) return message;
  return 'something here is not what the function takes — is there a list where a tensor belongs, a missing argument, a function without its ( ), or a promise without await?';
}

/**
 * Removes the file names and positions that the transform and the engines add to a message; the reader has only one file.
 */
function plain(message: string): string {
  return message
    .replace(/^Error transforming [^:]*: /, '')
    .replace(/(?<!\s)\s*\(\d+:\d+\)$/, '')
    .replace(/\(0 , \w+?\.(\w+)\)/g, '$1');
}
