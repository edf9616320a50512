import { afterEach, describe, expect, it, vi } from 'vitest';
import { decodeUtf8, encodeUtf8 } from './utf8';

afterEach(() => vi.unstubAllGlobals());

describe.each(['with', 'without'])('%s TextEncoder', (kind) => {
  const stub = () => {
    if (kind === 'with') return;
    vi.stubGlobal('TextEncoder', undefined);
    vi.stubGlobal('TextDecoder', undefined);
  };
  it.each(['', 'plain % text', 'ümlaut ☃ 🙂', '\u0000\ufeff'])('%j', (text) => {
    const wanted = new TextEncoder().encode(text);
    stub();
    expect([...encodeUtf8(text)]).toEqual([...wanted]);
    expect(decodeUtf8(wanted)).toBe(text);
  });
  it.each([[0xff], [0xc0, 0x80], [0xe2, 0x98], [0xed, 0xa0, 0x80]])('refuses what is not UTF-8 %#', (...bytes) => {
    stub();
    expect(() => decodeUtf8(Uint8Array.from(bytes))).toThrow();
  });
});
