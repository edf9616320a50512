import { isTensor, tensor } from '@gd/core';
import { sizeOf } from '@gd/core/extend';
import { describe, Input, mapArgument, numbersIn, streamAt, tablesFor } from './trace/arguments';
import type { Tree } from './trace/tree';
import { at, isRecord, mapTree } from './trace/tree';

/** Many calls of a function that is not compiled, as `repeat` of a compiled one. */
export function repeatPlainly(
  f: (...args: never[]) => unknown,
  count: number,
  args: Tree,
  tables: Tree,
  donate: readonly string[],
): unknown {
  const root = describe([args]);
  const rows = new Map(
    tablesFor(root, [tables]).map((table) => {
      const { argument } = table;
      return [argument, argument instanceof Input ? numbersIn(table.rows, argument, count) : (table.rows as unknown[])];
    }),
  );
  const lists = new Map<string, Float64Array>();
  let now = args as Record<string, unknown>;
  let answer: unknown;
  for (let call = 0; call < count; call++) {
    const [record] = mapArgument(root, (leaf) => {
      const table = 'keys' in leaf && rows.get(leaf as Input);
      if (!table) return 'value' in leaf ? leaf.value : at([now], (leaf as Input).keys);
      if (!(leaf instanceof Input)) return streamAt(table, call);
      const size = sizeOf(leaf.shape);
      if (leaf.isNumber) return table[call];
      const { shape, dtype } = leaf;
      return tensor(Array.from(table.slice(call * size, (call + 1) * size) as ArrayLike<number>), { shape, dtype });
    }) as unknown[];
    answer = f(record as never);
    const donated = Object.entries(answer as object).filter(([name]) => donate.includes(name));
    now = { ...now, ...Object.fromEntries(donated) };
    mapTree(answer, (thing, path) => {
      const value = isTensor(thing) && thing.shape.length === 0 ? thing.data[0] : thing;
      if (typeof value !== 'number') return;
      if (!lists.has(path)) lists.set(path, new Float64Array(count));
      lists.get(path)![call] = value;
    });
  }
  const listed = (name: string, part: Tree): Tree =>
    donate.includes(name) ? part : mapTree(part, (thing, path) => lists.get(path) ?? thing, name);
  return isRecord(answer)
    ? Object.fromEntries(Object.entries(answer).map(([name, part]) => [name, listed(name, part)]))
    : answer;
}
