import { expect, test } from 'vitest';
import { openSite, runSnippet } from './openSite';

const site = openSite();

test('a challenge names the mistake, gives hints one by one, and takes its own solution', async () => {
  const { page, faults, close } = await site.visit('/how-this-site-works');
  const challenge = page.locator('[data-challenge="how-this-site-works"]');
  const verdict = challenge.locator('[data-verdict]');
  await runSnippet(page, 'downhill');
  expect(await verdict.getAttribute('data-verdict')).toBe('failed');

  await challenge.getByRole('button', { name: 'Edit' }).click();
  await challenge
    .locator('.cm-content')
    .fill("export const downhill = (slope: number) => slope > 0 ? 'right' : slope < 0 ? 'left' : 'stay';");
  await runSnippet(page, 'downhill');
  expect(await verdict.textContent()).toContain('You are climbing');

  await challenge.getByRole('button', { name: 'Give me a hint' }).click();
  await challenge.getByRole('button', { name: 'Another hint' }).click();
  await challenge.getByRole('button', { name: 'Show a solution' }).click();
  await challenge.getByRole('button', { name: 'Put it into the snippet' }).click();
  await runSnippet(page, 'downhill');
  expect(await verdict.textContent()).toContain('All 5 checks pass');

  await page.reload({ waitUntil: 'networkidle' });
  expect(await challenge.textContent()).toContain('solved');
  expect(faults).toEqual([]);
  await close();
});

test('answers that were saved before lessons had names are still there', async () => {
  const { page, faults, close } = await site.visit('/');
  await page.evaluate(() => {
    localStorage.setItem('gd:challenge:l05/step', 'true');
    localStorage.setItem('gd:predict:l5-leap', '{"kind":"skip"}');
    localStorage.setItem('gd:said:l5', '"middling boots"');
  });
  await page.goto(new URL('/lessons/how-big-a-step', page.url()).href, { waitUntil: 'networkidle' });
  await page.locator('[data-challenge]').getByText('✓ solved').waitFor();
  await page.locator('[data-predict="leap"]').getByText('The same!').waitFor();
  expect(await page.getByLabel(/Tell it to a friend/).inputValue()).toBe('middling boots');
  expect(await page.evaluate(() => Object.keys(localStorage).filter((name) => /l0?5/.test(name)))).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});

test('a guess is committed, answered, and remembered', async () => {
  const { page, faults, close } = await site.visit('/how-this-site-works');
  const choice = page.locator('[data-predict="direction"]');
  expect(await choice.getByText('The tilt is enough').isVisible()).toBe(false);
  await choice.getByRole('button', { name: 'How high Wen stands' }).click();
  await choice.getByText('A good surprise').waitFor();
  await page.reload({ waitUntil: 'networkidle' });
  await choice.getByText('The tilt is enough').waitFor();

  const number = page.locator('[data-predict="number"]');
  await number.getByLabel('My guess').fill('1,4');
  await number.getByRole('button', { name: 'That is my guess' }).click();
  await number.getByText('Just so').waitFor();

  const sketch = page.locator('[data-predict="sketch"]');
  await sketch.scrollIntoViewIfNeeded();
  const box = await sketch.locator('svg[role="img"]').boundingBox();
  if (!box) throw new Error('the sketch has no box');
  await page.mouse.move(box.x + 60, box.y + 180);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 40, box.y + 60, { steps: 20 });
  await page.mouse.up();
  await sketch.getByRole('button', { name: 'That is my guess' }).click();
  await sketch.getByText('Dashed: your sketch').waitFor();
  expect(faults).toEqual([]);
  await close();
});
