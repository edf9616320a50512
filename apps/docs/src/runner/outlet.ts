import { costOf, limits } from './limits';
import type { Item } from './protocol';

const rest = 33;
/** The maximum cost of one message; the page can respond to the reader between messages. */
const portion = 2_000;

/** The channel for everything that a snippet prints. */
export interface Outlet {
  put(item: Item): void;
  flush(): void;
  /** Whether the outlet is closed to further items, so that callers can skip expensive ones. */
  full(): boolean;
}

/** Collects items, sends them about every 33 ms (even from a loop that never pauses) or earlier if costly, up to a limit. */
export function outlet(send: (items: Item[]) => void, now: () => number = () => performance.now()): Outlet {
  let waiting: Item[] = [];
  let count = 0;
  let cost = 0;
  let unsent = 0;
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    last = now();
    if (waiting.length > 0) send(waiting);
    waiting = [];
    unsent = 0;
  };
  return {
    flush,
    full: () => closed,
    put(item) {
      if (closed) return;
      count += 1;
      const own = costOf(item);
      cost += own;
      unsent += own;
      closed = count > limits.items || cost > limits.cost;
      waiting.push(closed ? { kind: 'note', text: enough(count) } : item);
      if (closed || unsent >= portion || now() - last >= rest) flush();
      else timer ??= setTimeout(flush, rest);
    },
  };
}

const enough = (count: number) =>
  `That is enough: ${(count - 1).toLocaleString('en')} pieces of output are shown, the rest is left out.`;
