import type { Tensor } from '@gd/core';
import { format, isTensor } from '@gd/core';
import { isList } from './numeric';

const longest = 10_000;

/** Formats any value as readable text, for `console.log` and `show`. */
export function write(value: unknown): string {
  const text = typeof value === 'string' ? value : inspect(value, 0, []);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function inspect(value: unknown, depth: number, above: unknown[]): string {
  if (typeof value === 'string') return depth === 0 ? value : `'${value}'`;
  if (typeof value === 'number') return depth === 0 ? String(value) : String(Number(value.toPrecision(6)));
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return `function ${value.name || '(no name)'}`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (above.includes(value)) return '(itself)';
  if (isTensor(value)) return writeTensor(value, depth);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  const inside = (part: unknown) => inspect(part, depth + 1, [...above, value]);
  if (isList(value)) return bracket('[', Array.from(value).slice(0, 100).map(inside), value.length, ']');
  if (value instanceof Map)
    return `Map ${bracket(
      '{',
      Array.from(value, ([k, v]) => `${inside(k)} → ${inside(v)}`),
      value.size,
      '}',
    )}`;
  if (value instanceof Set) return `Set ${bracket('{', Array.from(value, inside), value.size, '}')}`;
  if (value instanceof Date || value instanceof RegExp) return String(value);
  const entries = Object.entries(value);
  const parts = entries.slice(0, 100).map(([key, part]) => `${key}: ${inside(part)}`);
  return depth > 3 ? '{…}' : bracket('{', parts, entries.length, '}');
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
