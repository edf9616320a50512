import { expect, it } from 'vitest';
import { threefry } from './threefry';

// source: Random123's kat_vectors, lines "threefry2x32 20"; https://github.com/DEShawResearch/random123
const published: { key: [number, number]; counter: [number, number]; words: [number, number] }[] = [
  { key: [0, 0], counter: [0, 0], words: [0x6b200159, 0x99ba4efe] },
  { key: [0xffffffff, 0xffffffff], counter: [0xffffffff, 0xffffffff], words: [0x1cb996fc, 0xbb002be7] },
  { key: [0x13198a2e, 0x03707344], counter: [0x243f6a88, 0x85a308d3], words: [0xc4923a9c, 0x483df7a0] },
];

it.each(published)('gives the published words for counter $counter', ({ key, counter, words }) => {
  const out = new Int32Array(2);
  threefry(out, ...key, ...counter);
  expect([...Uint32Array.from(out)]).toEqual(words);
});
