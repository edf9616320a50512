import { join } from 'node:path';
import { expect, test } from 'vitest';
import { besidePages, site } from '../../../scripts/folders.mjs';
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

test('the new names belong to existing checks and cards', async () => {
  const old = ['challenge:welcome/downhill', 'challenge:l01/downhill', 'challenge:l05/step', 'challenge:l17/exam'];
  const oldCards = ['run-is-real', 'slope-enough', 'slope-sign', 'boots-times-slope', 'boots-too-big'];
  const saved = [...old, ...oldCards.map((name) => `card:${name}`)].map((name) => [`gd:${name}`, '1']);
  const checks = besidePages('check.ts').map(({ slug }) => `gd:challenge:${slug}`);
  const cards: string[] = [];
  for (const { slug, file } of besidePages('cards.ts')) {
    const names = Object.keys((await import(/* @vite-ignore */ join(site, file))).default);
    cards.push(...names.map((name) => `gd:card:${slug}/${name}`));
  }
  expect([...checks, ...cards]).toEqual(expect.arrayContaining(Object.keys(renamed(Object.fromEntries(saved)))));
});
