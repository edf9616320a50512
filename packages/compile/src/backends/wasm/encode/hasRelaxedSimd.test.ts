import { expect, it } from 'vitest';
import { accepts } from './accepts';
import { hasRelaxedSimd, pretendRelaxedSimd } from './hasRelaxedSimd';

it('agrees with the engine', () => {
  // the bytes of (func (drop (f32x4.relaxed_madd (v128.const 0) ×3))), by hand
  const zero = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];
  const body = [0, ...zero, ...zero, ...zero, 0xfd, 0x85, 0x02, 0x1a, 0x0b];
  const bytes = [
    0,
    0x61,
    0x73,
    0x6d,
    1,
    0,
    0,
    0,
    1,
    4,
    1,
    0x60,
    0,
    0,
    3,
    2,
    1,
    0,
    10,
    body.length + 2,
    1,
    body.length,
    ...body,
  ];
  expect(hasRelaxedSimd()).toBe(WebAssembly.validate(Uint8Array.from(bytes)));
});
it('rejects bytes that are not a module', () => {
  expect(accepts((module) => module.function('probe').do(0xff))).toBe(false);
});
it('can be overridden', () => {
  const real = hasRelaxedSimd();
  pretendRelaxedSimd(!real);
  expect(hasRelaxedSimd()).toBe(!real);
  pretendRelaxedSimd(undefined);
  expect(hasRelaxedSimd()).toBe(real);
});
