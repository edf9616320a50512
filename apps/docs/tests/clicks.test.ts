import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { order } from '../lessons/order';
import { besidePages } from '../scripts/folders.mjs';
import { openSite, runSnippet } from './openSite';

const site = openSite();

const written = besidePages('Figure.tsx').map(({ slug }) => slug);
const numbers = order.flatMap((slug, i) => (written.includes(slug) ? [i + 1] : []));

const follow = async (page: Page, link: string | RegExp, heading: string) => {
  await page.getByRole('link', { name: link }).first().click();
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
};
const toLessons = (page: Page) => follow(page, 'Lessons', 'How this site works');
const toLessonOne = (page: Page) => follow(page, /The foggy walker/, 'The hill and the foggy walker');
const toNext = (page: Page) => follow(page, /^Next/, 'How big a step?');

// readers click from page to page: after the first one, no page loads from scratch
test('from the landing page to the lessons, to a lesson, to the next one: its snippet runs', async () => {
  const { page, faults, close } = await site.visit('/');
  await toLessons(page);
  await toLessonOne(page);
  await toNext(page);
  expect(await runSnippet(page, 'boots')).toBe('done');
  expect(faults).toEqual([]);
  await close();
});

test('from lesson 1 to the next one, with or without a run before: its snippet runs', async () => {
  for (const runFirst of [false, true]) {
    const { page, faults, close } = await site.visit('/lessons/the-foggy-walker');
    if (runFirst) expect(await runSnippet(page, 'one-step')).toBe('done');
    await toNext(page);
    expect(await runSnippet(page, 'boots')).toBe('done');
    expect(faults).toEqual([]);
    await close();
  }
});

test('the course is one sequence of pages in both directions, with the same sidebar on each', async () => {
  const { page, faults, close } = await site.visit('/how-this-site-works');
  const list = page.getByRole('navigation', { name: 'Docs sidebar' }).getByRole('link');
  const all = await list.allTextContents();
  expect(all.map((label) => Number.parseInt(label, 10))).toEqual([Number.NaN, ...numbers, Number.NaN]);
  for (const way of ['Next', 'Previous']) {
    for (const label of way === 'Next' ? all.slice(1) : all.toReversed().slice(1)) {
      await page.getByRole('link', { name: new RegExp(`^${way}`) }).click();
      await page.locator('a[aria-current="page"]', { hasText: label }).waitFor();
      expect(await list.allTextContents()).toEqual(all);
      expect(await page.locator('.navbar__link--active').textContent()).toBe('Lessons');
    }
  }
  expect(faults).toEqual([]);
  await close();
});

test('leaving a snippet that nobody ran requests nothing', async () => {
  const { page, close } = await site.visit('/lessons/the-foggy-walker');
  const asked: string[] = [];
  page.on('request', (request) => request.resourceType() === 'fetch' && asked.push(request.url()));
  await toNext(page);
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
  await close();
});

test('from the playground to a lesson: its snippet runs', async () => {
  const { page, faults, close } = await site.visit('/playground');
  await toLessons(page);
  await toLessonOne(page);
  expect(await runSnippet(page, 'one-step')).toBe('done');
  expect(faults).toEqual([]);
  await close();
});

test('a snippet reset by touch before its first run still runs', async () => {
  const { page, faults, close } = await site.visit('/lessons/the-foggy-walker', { hasTouch: true });
  const snippet = page.locator('[data-snippet="one-step"]');
  for (const name of ['Edit', 'Reset', 'Run']) await snippet.getByRole('button', { name }).tap();
  await page.locator('[data-snippet="one-step"][data-status="done"]').waitFor();
  expect(faults).toEqual([]);
  await close();
});
