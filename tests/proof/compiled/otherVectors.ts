import { hasRelaxedSimd } from '@gd/compile';
import { pretendRelaxedSimd } from '@gd/compile/internal';
import { beforeAll, expect } from 'vitest';

// The project gives an engine without relaxed SIMD the flag that brings it; any other one is made to do without.
const flagged = process.execArgv.includes('--experimental-wasm-relaxed-simd');
if (!flagged) pretendRelaxedSimd(false);

beforeAll(() => {
  expect(hasRelaxedSimd()).toBe(flagged);
});
