import { hasRelaxedSimd } from '@gd/compile';
import { pretendRelaxedSimd } from '@gd/compile/internal';
import { beforeAll, expect } from 'vitest';

// The project gives an engine without relaxed SIMD the flag that enables it, and disables it in any other.
const flagged = process.execArgv.includes('--experimental-wasm-relaxed-simd');
if (!flagged) pretendRelaxedSimd(false);

beforeAll(() => {
  expect(hasRelaxedSimd()).toBe(flagged);
});
