import { unsigned } from './bytes';
import type { Type } from './instructions';
import { types } from './instructions';

/** How a function's body begins: with its locals, in runs of one type. */
export function headOf(locals: readonly Type[]): number[] {
  const runs: [number, Type][] = [];
  for (const type of locals) {
    const last = runs.at(-1);
    if (last?.[1] === type) last[0]++;
    else runs.push([1, type]);
  }
  return unsigned(runs.length).concat(...runs.map(([count, type]) => unsigned(count).concat(types[type])));
}
