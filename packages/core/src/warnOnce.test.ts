import { expect, it, vi } from 'vitest';
import { warnOnce } from './warnOnce';

it('warnOnce says a sentence once', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  warnOnce('the first');
  warnOnce('the first');
  warnOnce('the second');
  expect(warn.mock.calls).toEqual([['the first'], ['the second']]);
  warn.mockRestore();
});
