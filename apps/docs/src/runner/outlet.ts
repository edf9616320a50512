import type { Item } from './protocol';

const rest = 33;
const mostItems = 5_000;
const mostBytes = 4_000_000;

/** The channel for everything that a snippet prints. */
export interface Outlet {
  put(item: Item): void;
  flush(): void;
  /** Whether it takes no more items; makers of costly items can stop early. */
  full(): boolean;
}

/** Collects items, sends them at most every 33 ms (even from a loop that never pauses), and stops at a limit. */
export function outlet(send: (items: Item[]) => void, now: () => number = () => performance.now()): Outlet {
  let waiting: Item[] = [];
  let count = 0;
  let bytes = 0;
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    last = now();
    if (waiting.length > 0) send(waiting);
    waiting = [];
  };
  return {
    flush,
    full: () => closed,
    put(item) {
      if (closed) return;
      count += 1;
      bytes += weight(item);
      closed = count > mostItems || bytes > mostBytes;
      waiting.push(closed ? { kind: 'note', text: cut(count) } : item);
      if (closed || now() - last >= rest) flush();
      else timer ??= setTimeout(flush, rest);
    },
  };
}

const cut = (count: number) =>
  `That is enough: ${(count - 1).toLocaleString('en')} pieces of output are shown, the rest is left out.`;

function weight(item: Item): number {
  if (item.kind === 'text') return item.text.length;
  if (item.kind === 'table') return item.rows.length * item.columns.length * 8;
  if (item.kind === 'plot') return item.series.reduce((sum, series) => sum + series.x.length * 16, 0);
  if (item.kind === 'heat') return item.values.length * (item.values[0]?.length ?? 0) * 8;
  if (item.kind === 'map') return item.values.length * 8;
  if (item.kind === 'path') return (item.ground.x.length + item.steps.x.length) * 16;
  if (item.kind === 'image') return item.images.reduce((sum, image) => sum + image.pixels.length, 0);
  return 100;
}
