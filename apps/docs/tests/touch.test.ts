import type { Locator } from 'playwright';
import { expect, test } from 'vitest';
import { dragByFinger, moves } from './fingers';
import { openSite } from './openSite';

const site = openSite();
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;
const whole = { events: ['pointerdown', ...Array(moves).fill('pointermove'), 'pointerup'], scrolled: 0 };

const handle = 'svg:visible [class*="reach"]';
const map = 'figure svg[role="img"]';
const sketch = '[data-predict="sketch"] svg[role="img"]';

/** Everything that inputs say and lines show. */
const stateOf = (parts: Locator) =>
  parts.evaluateAll((all) =>
    all.map((part) => (part as HTMLInputElement).value ?? part.getAttribute('d') ?? part.getAttribute('points')),
  );

test.each([
  ['Wen on the landing page', '/', handle, '[aria-label="Where Wen stands"]', [120, 20]],
  ['Wen on Fog hill', '/lessons/the-foggy-walker', handle, '[aria-label="Where Wen stands"]', [120, 20]],
  ['the boots', '/lessons/how-big-a-step', handle, '[aria-label="Boots Wen wears"]', [120, 20]],
  ['the start on a map', '/optimizers/adam', map, 'figure details input', [60, 100]],
  ['a sketch', '/how-this-site-works', sketch, `${sketch} path`, [100, 70]],
  ['a digit', '/lessons/read-digits', '[data-pad]', '[data-pad] polyline', [20, 100]],
] as const)('%s: a finger drags it, and the page stays', async (_, path, target, shows, [across, down]) => {
  const { page, faults, close } = await site.visit(path, phone);
  const before = await stateOf(page.locator(shows));
  expect(await dragByFinger(page.locator(target).first(), across, down)).toEqual(whole);
  expect(await stateOf(page.locator(shows))).not.toEqual(before);
  expect(faults).toEqual([]);
  await close();
});

test.each([
  ['Wen', '/lessons/the-foggy-walker', handle, undefined],
  ['a hill seen from the side', '/optimizers/adam', map, 'two valleys'],
])('a finger that goes up from %s scrolls the page', async (_, path, target, hill) => {
  const { page, close } = await site.visit(path, phone);
  if (hill) await page.getByText(hill, { exact: true }).tap();
  expect((await dragByFinger(page.locator(target).first(), 10, -200)).scrolled).toBeGreaterThan(100);
  await close();
});
