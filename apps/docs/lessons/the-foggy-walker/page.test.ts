import { expect, test } from 'vitest';
import { pressKey, solveByKeys, tabTo } from '../../tests/keys';
import { openSite } from '../../tests/openSite';
import { walkLesson } from '../../tests/walkLesson';

const site = openSite();
const lesson = '/lessons/the-foggy-walker';

test('the lesson is walked through by keys alone', () =>
  walkLesson(site, 'the-foggy-walker', async (page) => {
    const figure = page.locator('figure', { hasText: 'Fog hill' });
    const says = figure.locator('p[role="status"]');

    await pressKey(page, /How the ground tilts/);
    await page.getByText('Just so.').waitFor();

    await tabTo(page, 'Where Wen stands');
    await page.keyboard.press('ArrowRight');
    expect(await figure.getByLabel('Where Wen stands').getAttribute('aria-valuetext')).toContain('−3.9. Height 47.61.');
    await page.keyboard.press('End');
    expect(await says.textContent()).toContain('steeply to the left');
    await pressKey(page, 'Start again', 'figure');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    expect(await figure.getByRole('button', { name: 'Lift the fog' }).getAttribute('aria-pressed')).toBe('true');
    await pressKey(page, 'Step', 'figure', 20);
    expect(await says.textContent()).toContain('Wen is at the hut after 20 steps');
    await pressKey(page, 'The numbers as a table', 'figure');
    expect(await figure.locator('tbody tr').nth(2).textContent()).toBe('2−1.4820.07−8.96');

    await pressKey(page, '▶ Run', '[data-snippet="one-step"]');
    await page.locator('[data-snippet="one-step"][data-status="done"]').waitFor();
    const answer = "export const downhill = (slope: number) => slope < 0 ? 'right' : slope > 0 ? 'left' : 'stay';";
    expect(await solveByKeys(page, answer)).toBe('passed');

    await pressKey(page, 'Grown-up math');
    await page.getByText('wrongness per knob unit').waitFor();
    await tabTo(page, /Tell it to a friend/);
    await page.keyboard.type('Feel, step down, again.');
    await pressKey(page, 'Compare with ours');
    await page.getByText('takes a small step down, and does it again and again').waitFor();
  }));

test('the stick under the boots lies as the ground lies: down to the right on the left wall, and the other way round', async () => {
  const { page, close } = await site.visit(lesson, { reducedMotion: 'reduce' });
  const figure = page.locator('figure', { hasText: 'Fog hill' });
  const fall = async (w: string) => {
    await figure.getByLabel('w', { exact: true }).fill(w);
    const drawn = (await figure.locator('path[class*="casing"]').getAttribute('d')) ?? '';
    const [fromX = 0, fromY = 0, toX = 0, toY = 0] = (drawn.match(/-?[\d.]+/g) ?? []).map(Number);
    return (toY - fromY) / (toX - fromX);
  };
  expect(await fall('-4')).toBeGreaterThan(0.5);
  expect(await fall('3')).toBeCloseTo(0, 6);
  expect(await fall('8')).toBeLessThan(-0.5);
  expect(await fall('-2')).toBeCloseTo(-(await fall('8')), 6);
  await close();
});

test('the hill is drawn before any script has run', async () => {
  const { page, close } = await site.visit(lesson, { javaScriptEnabled: false });
  const figure = page.locator('figure', { hasText: 'Fog hill' });
  expect(await figure.locator('svg path').count()).toBeGreaterThan(30);
  expect(await figure.getByRole('img').getAttribute('aria-label')).toContain('at −4');
  await close();
});

test('Wen is dragged along the ground, and the fog lifts at the hut', async () => {
  const { page, close } = await site.visit(lesson);
  const figure = page.locator('figure', { hasText: 'Fog hill' });
  const wen = figure.locator('svg [class*="reach"]');
  await wen.scrollIntoViewIfNeeded();
  const box = await wen.boundingBox();
  if (!box) throw new Error('Wen is not in the picture');
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 120, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
  const place = Number((await figure.getByLabel('w', { exact: true }).inputValue()) || Number.NaN);
  expect(place).toBeGreaterThan(-3);
  await figure.getByLabel('w', { exact: true }).fill('3');
  expect(await figure.locator('p[role="status"]').textContent()).toContain('Wen is at the hut');
  expect(await figure.getByRole('img').getAttribute('aria-label')).toContain('at 3');
  await close();
});
