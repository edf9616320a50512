import { expect, test } from 'vitest';
import { outlet } from './outlet';
import type { Item } from './protocol';

const line = (text: string): Item => ({ kind: 'text', level: 'log', text, depth: 0 });

test('sends the first item at once and then at most one batch every 33 ms, even from a loop that never pauses', () => {
  const bundles: Item[][] = [];
  let clock = 0;
  const out = outlet(
    (items) => bundles.push(items),
    () => clock,
  );
  for (let i = 0; i < 100; i++) {
    out.put(line(`${i}`));
    clock += 1;
  }
  out.flush();
  expect(bundles.length).toBe(4);
  expect(bundles.flat()).toHaveLength(100);
});

test('stops at 5,000 items and says so', () => {
  const sent: Item[] = [];
  const out = outlet(
    (items) => sent.push(...items),
    () => 0,
  );
  for (let i = 0; i < 20_000; i++) out.put(line('x'));
  out.flush();
  expect(sent).toHaveLength(5_001);
  expect(sent.at(-1)).toMatchObject({ kind: 'note', text: expect.stringContaining('5,000') });
  expect(out.full()).toBe(true);
});

test('stops when a few items are too large', () => {
  const sent: Item[] = [];
  const out = outlet(
    (items) => sent.push(...items),
    () => 0,
  );
  for (let i = 0; i < 100; i++) out.put(line('x'.repeat(1_000_000)));
  expect(sent.length).toBeLessThan(10);
  expect(out.full()).toBe(true);
});
