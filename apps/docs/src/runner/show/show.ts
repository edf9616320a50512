import { isTensor } from '@gd/core';
import { cut, limits } from '../limits';
import { stage } from './stage';
import { table } from './table';
import { watch } from './watch';
import { write } from './write';

/**
 * Shows any values: numbers, tensors, lists, records. Weights (a record of tensors) are shown as a table. It returns its
 * first argument, so it can wrap any expression: `const loss = show(mse(p, y))`.
 */
export function show<First>(first: First, ...rest: unknown[]): First {
  if (stage().full()) return first;
  const values = [first, ...rest];
  for (const value of values) {
    if (typeof value === 'number') watch('show', [value]);
    if (isTensor(value)) watch('show', Array.from(value.data));
  }
  if (rest.length === 0 && isWeights(first)) {
    table(Object.entries(first).map(([name, value]) => ({ name, shape: `[${value.shape.join(', ')}]`, value })));
    return first;
  }
  stage().put({ kind: 'text', level: 'log', text: cut(values.map(write).join(' '), limits.line), depth: 0 });
  return first;
}

function isWeights(value: unknown): value is Record<string, { shape: readonly number[] }> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isTensor(value)) return false;
  const parts = Object.values(value);
  return parts.length > 0 && parts.every(isTensor);
}
