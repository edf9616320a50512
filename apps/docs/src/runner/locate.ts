import type { ReaderError } from './protocol';

/**
 * Turns whatever a snippet threw into a message and, if the engine says it, the reader's line.
 *
 * address  the URL of the snippet's code: frames of any other file are ours, not the reader's
 */
export function locate(thrown: unknown, address: string): ReaderError {
  if (!(thrown instanceof Error)) return { name: 'Error', message: `thrown: ${String(thrown)}` };
  const error: ReaderError = { name: thrown.name, message: plain(thrown.message) };
  const place = placeOf(thrown, address);
  if (place) {
    error.line = place.line;
    // the first line also has our own prefix, so its columns mean nothing to the reader
    if (place.line > 1) error.column = place.column;
  }
  return error;
}

function placeOf(error: Error, address: string): { line: number; column: number } | undefined {
  const told = (error as { loc?: { line?: number; column?: number } }).loc;
  if (told?.line) return { line: told.line, column: told.column ?? 1 };
  const escaped = address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const frame = new RegExp(`${escaped}:(\\d+):(\\d+)`).exec(error.stack ?? '');
  return frame ? { line: Number(frame[1]), column: Number(frame[2]) } : undefined;
}

/**
 * Removes the file names and positions that the transform and the engines put into a message; the reader has one file.
 */
function plain(message: string): string {
  return message
    .replace(/^Error transforming [^:]*: /, '')
    .replace(/\s*\(\d+:\d+\)$/, '')
    .replace(/\(0 , \w+?\.(\w+)\)/g, '$1');
}
