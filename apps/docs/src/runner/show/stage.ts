import type { Item } from '../protocol';
import { asText } from './asText';

/** The environment of `gd:show`: the destination of its items, and the values of the sliders. */
export interface Stage {
  put(item: Item): void;
  full(): boolean;
  sliders: Readonly<Record<string, number>>;
}

/** The environment without a page (in Node), which prints every item as text. */
const printed: Stage = { put: (item) => console.log(asText(item)), full: () => false, sliders: {} };

let current = printed;

/** The environment of the running snippet. */
export const stage = (): Stage => current;

/** Sets the environment of `gd:show`; the sandbox does so before each run. */
export function setStage(next: Stage): void {
  current = next;
}
