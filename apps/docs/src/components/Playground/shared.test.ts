import { expect, test } from 'vitest';
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
