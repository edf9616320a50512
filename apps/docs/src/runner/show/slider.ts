import { aText, check, readOptions } from '@gd/core/extend';
import { cut, limits } from '../limits';
import type { Stage } from './stage';
import { stage } from './stage';

export interface SliderOptions {
  from?: number;
  to?: number;
  step?: number;
  value?: number;
}

const names = new WeakMap<Stage, Set<string>>();

/** The sliders of this run, so that a call in a loop creates only one. */
function madeOn(where: Stage): Set<string> {
  const made = names.get(where) ?? new Set();
  names.set(where, made);
  return made;
}

/** Adds a slider below the snippet and returns its value; when the reader changes the value, the snippet runs again. */
export function slider(name: string, options: SliderOptions = {}): number {
  check('slider: the name', name, aText, ', like slider("boots")');
  const { from, to, step, value } = readOptions('slider(name, options)', options, {
    from: ['(-∞, ∞)', 0],
    to: ['(-∞, ∞)', 1],
    step: ['(0, ∞)', undefined],
    value: ['(-∞, ∞)', undefined],
  });
  if (!(from < to)) throw new RangeError(`slider: from ${from} to ${to} — "from" must be the smaller; swap them?`);
  const size = step ?? (to - from) / 100;
  const start = value ?? from + size * Math.round((to - from) / 2 / size);
  const chosen = Math.min(to, Math.max(from, stage().sliders[name] ?? start));
  const made = madeOn(stage());
  if (!made.has(name) && made.size < limits.sliders) {
    made.add(name);
    stage().put({ kind: 'slider', name: cut(name, limits.label), low: from, high: to, step: size, value: chosen });
  }
  return chosen;
}
