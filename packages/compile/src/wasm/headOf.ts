import { Bytes } from './bytes';
import type { Type } from './instructions';
import { types } from './instructions';

/** How a function's body begins: with its locals, in runs of one type. */
export function headOf(locals: readonly Type[]): Bytes {
  const runs: [number, Type][] = [];
  for (const type of locals) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === type) last[0]++;
    else runs.push([1, type]);
  }
  const out = new Bytes();
  out.unsigned(runs.length);
  for (const [count, type] of runs) {
    out.unsigned(count);
    out.byte(types[type]);
  }
  return out;
}
