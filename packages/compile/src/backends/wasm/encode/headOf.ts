import { unsigned } from './bytes';
import type { Type } from './instructions';
import { types } from './instructions';
import { Writer } from './writer';

/** How a function's body begins: with its locals, in runs of one type, and constants read into some of them. */
export function headOf(locals: readonly Type[], constants: ReadonlyMap<number, number>): number[] {
  const runs: [number, Type][] = [];
  for (const type of locals) {
    const last = runs.at(-1);
    if (last?.[1] === type) last[0]++;
    else runs.push([1, type]);
  }
  const out = new Writer([]);
  unsigned(out.bytes, runs.length);
  for (const [count, type] of runs) unsigned(out.bytes, count).push(types[type]);
  for (const [address, local] of constants) out.loadAt('v128', address).set(local);
  return out.bytes;
}
