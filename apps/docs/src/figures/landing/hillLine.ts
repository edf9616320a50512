import { heightAt } from '../../../lessons/the-foggy-walker/model';

/** The layout of the landing page's hill in a drawing. */
export interface Layout {
  width: number;
  height: number;
  /** The part of the bowl that is always visible. */
  from: number;
  to: number;
  /** The position of the hut's doorstep. */
  floor: number;
  /** Pixels per unit of height. */
  rise: number;
  wen: number;
  hut: number;
}

/** The range that Wen can walk: the real bowl. Beyond it, the hill is scenery. */
export const reach = [-4.6, 8.6] as const;

export const xOf = (w: number, { width, from, to }: Layout): number => ((w - from) / (to - from)) * width;

export const yOf = (w: number, { floor, rise }: Layout): number => floor - heightAt(w) * rise;

export const wOf = (x: number, { width, from, to }: Layout): number => from + (x / width) * (to - from);

/** The line of the ground: the bowl, and on both sides a hilltop beyond which the land falls away. */
export function hillLine(layout: Layout): [number, number][] {
  const { from, to } = layout;
  const bowl = Array.from({ length: 141 }, (_, i): [number, number] => {
    const w = from + ((to - from) * i) / 140;
    return [xOf(w, layout), yOf(w, layout)];
  });
  return [...shoulder(bowl[1]!, bowl[0]!, layout).reverse(), ...bowl, ...shoulder(bowl.at(-2)!, bowl.at(-1)!, layout)];
}

/** Continues from the end of the bowl with the same tilt, rounds off into a top, and falls slowly. */
function shoulder(before: [number, number], end: [number, number], { width }: Layout): [number, number][] {
  const way = Math.sign(end[0] - before[0]);
  const tilt = (end[1] - before[1]) / (end[0] - before[0]);
  const top = width * 0.16;
  return Array.from({ length: 40 }, (_, i): [number, number] => {
    const out = ((i + 1) / 40) * width * 1.3;
    // the tilt decreases evenly up to the top; beyond it, a gentle fall
    const climb = out < top ? out - out ** 2 / (2 * top) : top / 2 - (out - top) ** 2 / (width * 2.2);
    return [end[0] + way * out, end[1] + way * tilt * climb];
  });
}
