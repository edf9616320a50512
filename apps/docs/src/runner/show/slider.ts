import { stage } from './stage';

export interface SliderOptions {
  from?: number;
  to?: number;
  step?: number;
  value?: number;
}

/** Puts a slider under the snippet and returns its value; when the reader moves it, the snippet runs again. */
export function slider(name: string, { from = 0, to = 1, step, value }: SliderOptions = {}): number {
  if (!(from < to)) throw new RangeError(`slider: from ${from} to ${to} — "from" must be the smaller; swap them?`);
  const size = step ?? (to - from) / 100;
  const start = value ?? from + size * Math.round((to - from) / 2 / size);
  const chosen = Math.min(to, Math.max(from, stage().sliders[name] ?? start));
  stage().put({ kind: 'slider', name, low: from, high: to, step: size, value: chosen });
  return chosen;
}
