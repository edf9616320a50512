import { expect, test } from 'vitest';
import { openSite, runSnippet, shownBy } from './openSite';

const site = openSite();
const html = { contentType: 'text/html', body: 'Not here.' };
const script = (body: string) => ({ contentType: 'text/javascript', body });

// a worker has ten seconds to start: an error must be reported sooner, a worker that never starts after that
test.each([
  ['a page in its place', html, 9, 'what came is not JavaScript'],
  ['a page by the name of a script', script('<!doctype html>'), 9, 'what came is not JavaScript'],
  ['a script cut off', script('const half = {'), 9, 'The runner did not start'],
  ['a script that does nothing', script(';'), 20, 'The runner did not start'],
])('%s: the reader is told so, and the next Run tries again', async (_, response, seconds, words) => {
  const { page, close } = await site.visit('/lessons/the-foggy-walker');
  await page.route('**/runner/*.js', (route) => route.fulfill(response));
  await page.locator('[data-snippet="one-step"]').getByRole('button', { name: 'Run' }).click();
  await expect.poll(() => shownBy(page, 'one-step'), { timeout: seconds * 1000 }).toContain(words);
  await page.unroute('**/runner/*.js');
  expect(await runSnippet(page, 'one-step')).toBe('done');
  await close();
});
