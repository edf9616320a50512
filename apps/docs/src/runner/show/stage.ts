import type { Item } from '../protocol';
import { asText } from './asText';

/** What stands behind `gd:show`: where its items go, and where the sliders stand. */
export interface Stage {
  put(item: Item): void;
  full(): boolean;
  sliders: Readonly<Record<string, number>>;
}

/** Without a page (under Node) everything is printed as text. */
const printed: Stage = { put: (item) => console.log(asText(item)), full: () => false, sliders: {} };

let current = printed;

/** The stage of the running snippet. */
export const stage = (): Stage => current;

/** Puts another stage behind `gd:show`; the sandbox does so before each run. */
export function setStage(next: Stage): void {
  current = next;
}
