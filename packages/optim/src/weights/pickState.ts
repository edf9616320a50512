import type { State, Tensor } from '@gd/core';
import { isTensor, where } from '@gd/core';

/** Selects between two states of the same form: `a` if the condition is true, else `b`. */
export function pickState<S extends State>(condition: Tensor, a: S, b: S): S {
  if (isTensor(a)) return where(condition, a, b as Tensor) as S;
  if (Array.isArray(a))
    return a.map((part, i) => pickState(condition, part, (b as readonly State[])[i]!)) as unknown as S;
  const picked: Record<string, State> = {};
  for (const [name, part] of Object.entries(a)) {
    picked[name] = pickState(condition, part as State, (b as Readonly<Record<string, State>>)[name]!);
  }
  return picked as S;
}
