import type { Locator, Page } from 'playwright';

export interface FingerDrag {
  /** Names of the pointer events that the page received, in order. */
  events: string[];
  /** How far the page scrolled meanwhile, in pixels. */
  scrolled: number;
}

export const moves = 12;

/** Drags from the middle of an element with a finger, which the browser may take for a scroll, as on a phone. */
export async function dragByFinger(target: Locator, across: number, down: number): Promise<FingerDrag> {
  const page = target.page();
  // in the middle, since the bar at the top of the page covers what is scrolled below it
  await target.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const box = await target.boundingBox();
  if (!box) throw new Error('dragByFinger: it is not in the picture');
  await listen(page);
  const before = await page.evaluate(() => scrollY);
  const hand = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', share: number) =>
    hand.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        type === 'touchEnd'
          ? []
          : [{ x: box.x + box.width / 2 + share * across, y: box.y + box.height / 2 + share * down }],
    });
  await touch('touchStart', 0);
  for (let move = 1; move <= moves; move++) {
    await page.waitForTimeout(30);
    await touch('touchMove', move / moves);
  }
  await touch('touchEnd', 1);
  await page.waitForTimeout(300);
  const events = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  return { events, scrolled: (await page.evaluate(() => scrollY)) - before };
}

const listen = (page: Page) =>
  page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    for (const name of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'])
      addEventListener(name, () => seen.push(name), { capture: true });
  });
