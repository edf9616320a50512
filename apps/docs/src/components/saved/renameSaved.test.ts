import { expect, test } from 'vitest';
import { besidePages } from '../../../scripts/folders.mjs';
import { renameSaved } from './renameSaved';

const storageOf = (saved: Record<string, string>) => {
  const left = new Map(Object.entries(saved));
  return {
    left,
    getItem: (name: string) => left.get(name) ?? null,
    setItem: (name: string, value: string) => void left.set(name, value),
    removeItem: (name: string) => void left.delete(name),
  };
};

const renamed = (saved: Record<string, string>) => {
  const storage = storageOf(saved);
  renameSaved(storage, 'gd:');
  return Object.fromEntries(storage.left);
};

test('what was saved under a number is found under the lesson’s name, and again after a second time', () => {
  const storage = storageOf({
    'gd:challenge:l05/step': 'true',
    'gd:predict:l5-leap': '{"kind":"skip"}',
    'gd:said:l17': '"it guessed"',
    'gd:card:slope-sign': '{"box":3,"due":7}',
    theme: 'dark',
  });
  const now = {
    'gd:challenge:how-big-a-step': 'true',
    'gd:predict:how-big-a-step/leap': '{"kind":"skip"}',
    'gd:said:read-digits': '"it guessed"',
    'gd:card:the-foggy-walker/slope-sign': '{"box":3,"due":7}',
    theme: 'dark',
  };
  for (let times = 0; times < 2; times++) {
    renameSaved(storage, 'gd:');
    expect(Object.fromEntries(storage.left)).toEqual(now);
  }
});

test('a newer answer is never overwritten', () => {
  expect(renamed({ 'gd:said:l1': '"old"', 'gd:said:the-foggy-walker': '"new"' })).toEqual({
    'gd:said:the-foggy-walker': '"new"',
  });
});

test('every check of a page that was numbered before is among the new names', () => {
  const old = ['welcome/downhill', 'l01/downhill', 'l05/step', 'l17/exam'];
  const now = Object.keys(renamed(Object.fromEntries(old.map((name) => [`gd:challenge:${name}`, 'true']))));
  const slugs = besidePages('check.ts').map(({ slug }) => `gd:challenge:${slug}`);
  expect(slugs).toEqual(expect.arrayContaining(now));
});
