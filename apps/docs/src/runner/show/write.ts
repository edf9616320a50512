import type { Tensor } from '@gd/core';
import { format, isTensor } from '@gd/core';
import { cut, limits } from '../limits';
import { isList } from './numeric';

/** The maximum number of parts of a value to write; deeply nested lists have more than anyone would read. */
const mostParts = 1_000;
const deepest = 6;

/** Formats any value as readable text for `console.log` and `show`. It never throws. */
export function write(value: unknown): string {
  if (typeof value === 'string') return cut(value, limits.line);
  try {
    return cut(inspect(value, [], { left: mostParts }), limits.line);
  } catch {
    return `(${typeof value} that cannot be read)`;
  }
}

function inspect(value: unknown, above: unknown[], room: { left: number }): string {
  const depth = above.length;
  room.left -= 1;
  if (room.left < 0) return '…';
  if (typeof value === 'string') return depth === 0 ? value : `'${cut(value, limits.line)}'`;
  if (typeof value === 'number') return depth === 0 ? String(value) : String(Number(value.toPrecision(6)));
  if (typeof value === 'bigint') return `${cut(String(value), limits.label)}n`;
  if (typeof value === 'function') return `function ${value.name || '(no name)'}`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (above.includes(value)) return '(itself)';
  if (isTensor(value)) return writeTensor(value, depth);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Promise) return 'a promise of a value (write await before what made it)';
  const inside = (part: unknown) => inspect(part, [...above, value], room);
  if (isList(value)) return depth > deepest ? '[…]' : bracket('[', first(value, inside), value.length, ']');
  if (value instanceof Map)
    return `Map ${bracket(
      '{',
      first(value, ([k, v]) => `${inside(k)} → ${inside(v)}`),
      value.size,
      '}',
    )}`;
  if (value instanceof Set) return `Set ${bracket('{', first(value, inside), value.size, '}')}`;
  if (value instanceof Date || value instanceof RegExp) return String(value);
  const entries = Object.entries(value);
  const parts = first(entries, ([key, part]) => `${key}: ${inside(part)}`);
  return depth > 3 ? '{…}' : bracket('{', parts, entries.length, '}');
}

/** Formats the first hundred parts. */
function first<Part>(parts: Iterable<Part> | ArrayLike<Part>, say: (part: Part) => string): string[] {
  const list = Symbol.iterator in parts ? parts : Array.from(parts);
  const said: string[] = [];
  for (const part of list) {
    if (said.length === 100) break;
    said.push(say(part));
  }
  return said;
}

function writeTensor(value: Tensor, depth: number): string {
  const text = format(value);
  return depth === 0 ? text : text.replace(/\n\s*/g, ' ');
}

function bracket(open: string, parts: string[], size: number, close: string): string {
  if (size === 0) return `${open}${close}`;
  const rest = size > parts.length ? [...parts, `… ${size - parts.length} more`] : parts;
  const line = rest.join(', ');
  const space = open === '{' ? ' ' : '';
  if (line.length <= 100 && !line.includes('\n')) return `${open}${space}${line}${space}${close}`;
  return `${open}\n${rest.map((part) => `  ${part.replaceAll('\n', '\n  ')}`).join(',\n')}\n${close}`;
}
