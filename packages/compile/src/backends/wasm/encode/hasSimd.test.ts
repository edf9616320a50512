import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => vi.unstubAllGlobals());

/** As in an engine that has not been asked yet. */
const fresh = () => {
  vi.resetModules();
  return import('./hasSimd');
};

it('finds SIMD in every engine that the tests run in', async () => {
  expect((await fresh()).hasSimd()).toBe(true);
});

it('tells a policy that forbids WebAssembly from an engine without it', async () => {
  const { validate } = WebAssembly;
  const Module = vi.fn(() => {
    throw new WebAssembly.CompileError("'wasm-eval' is not an allowed source of script");
  });
  vi.stubGlobal('WebAssembly', { validate, Module });
  const { hasSimd, whyNoSimd } = await fresh();
  expect([hasSimd(), whyNoSimd()]).toEqual([
    false,
    "the policy of this page forbids WebAssembly; add 'wasm-unsafe-eval' to script-src in its Content-Security-Policy",
  ]);
  vi.stubGlobal('WebAssembly', { validate: () => false, Module });
  expect(whyNoSimd()).toBe('there is no WebAssembly with SIMD here');
  vi.stubGlobal('WebAssembly', undefined);
  expect(whyNoSimd()).toBe('there is no WebAssembly with SIMD here');
});
