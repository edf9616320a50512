import { expect, test } from 'vitest';
import { count } from '../../../../../tests/support/count';
import { packCode, unpackCode } from './shared';

test('code survives a link unchanged, whatever its characters', async () => {
  const code = "const ∇ = 'größer 😀';\n".repeat(40);
  const packed = await packCode(code);
  expect(packed).toMatch(/^[\w-]+$/);
  expect(await unpackCode(packed)).toBe(code);
});

test('a damaged or oversized link is refused', async () => {
  await expect(unpackCode('not-deflated')).rejects.toThrow();
  await expect(unpackCode('a'.repeat(9000))).rejects.toThrow('too long');
  const bomb = await packCode('0'.repeat(2_000_000));
  await expect(unpackCode(bomb)).rejects.toThrow('more than a snippet');
});

test('code too long for a link gives an error that says so', async () => {
  const noise = Array.from({ length: 20_000 }, (_, i) => Math.sin(i).toString(36)).join('');
  await expect(packCode(noise)).rejects.toThrow('too long for a link');
});

test('no link, however damaged, gives anything but a short text or a refusal', async () => {
  const good = await packCode("import { tensor } from '@gd/core';\nconsole.log(tensor([1, 2]));\n".repeat(3));
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=%\u0000é ';
  let seed = 5;
  const below = (end: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * end);
  };
  const letter = () => letters[below(letters.length)] as string;
  const damaged = () => {
    if (below(4) === 0) return Array.from({ length: below(60) }, letter).join('');
    const all = [...good];
    for (let times = below(4); times >= 0; times--) all.splice(below(all.length), below(3), letter());
    return all.join('').slice(0, below(2) ? undefined : below(all.length));
  };
  let [read, refused] = [0, 0];
  for (let i = 0; i < count(500, 120_000); i++) {
    const link = damaged();
    try {
      const code = await unpackCode(link);
      expect(code.length).toBeLessThanOrEqual(256 * 1024);
      read += 1;
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
      refused += 1;
    }
  }
  expect(refused).toBeGreaterThan(read);
}, 600_000);
