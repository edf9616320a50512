import { cut, limits } from '../limits';
import { stage } from './stage';

/** Warns if a list contains NaN or an infinity, and names the first such step. */
export function watch(who: string, values: readonly number[]): void {
  const place = values.findIndex((value) => !Number.isFinite(value));
  if (place < 0) return;
  const what = Number.isNaN(values[place]) ? 'NaN (not a number)' : 'Infinity';
  stage().put({
    kind: 'note',
    text: `${cut(who, limits.label)} read ${what} at step ${place}: boots too big? Try a smaller learning rate.`,
  });
}
