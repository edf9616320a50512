import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromium } from './scripts/chromium.mjs';

// Tests read the packages' sources, so they never see a stale build.
const source = {
  resolve: { conditions: ['@gd/source', 'module', 'browser', 'development|production'] },
  ssr: {
    resolve: {
      conditions: ['@gd/source', 'module', 'node', 'development|production'],
      externalConditions: ['@gd/source'],
    },
  },
};

// Engines multiply and add in one rounding (relaxed SIMD) or in two; the compiler is tested both ways.
const relaxedFlag = Number.parseInt(process.versions.node, 10) < 22 ? ['--experimental-wasm-relaxed-simd'] : [];

export default defineConfig({
  test: {
    allowOnly: false,
    // all cores: a run waits for children and browsers about as often as it computes
    maxWorkers: '100%',
    projects: [
      {
        ...source,
        test: {
          // none of them keeps state, so one process can run file after file
          name: 'packages (shared process)',
          include: ['packages/{core,data,losses,optim,optim-*}/src/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts'],
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        ...source,
        test: {
          name: 'packages',
          include: ['packages/{compile,create-optimizer,gallery,train}/src/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        ...source,
        test: {
          name: 'compiled',
          include: [
            'packages/core/src/{layers,ops,ops/backward}/*.test.ts',
            'packages/losses/src/**/*.test.ts',
            'packages/optim/src/{optimizers,wrappers}/*.test.ts',
            'packages/optim-*/src/**/*.test.ts',
          ],
          setupFiles: 'tests/proof/compiled/setup.ts',
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        ...source,
        test: {
          // relaxed SIMD where the engine has it behind a flag, strict SIMD where it has relaxed SIMD without one
          name: 'simd: the other kind',
          include: [
            'packages/compile/src/{compile,images}.test.ts',
            'tests/proof/compiled/{operations,specials,suites}.test.ts',
            'packages/compile/src/{repeat,residents}.test.ts',
            'packages/compile/src/backends/wasm/{kernels,math}/{math,matmul}.test.ts',
            'packages/train/src/trainStep.test.ts',
            'tests/proof/compiled/random/functionsOfFloat32.test.ts',
          ],
          setupFiles: 'tests/proof/compiled/otherVectors.ts',
          execArgv: relaxedFlag,
          testTimeout: 300_000,
        },
      },
      {
        ...source,
        server: {
          headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
        },
        test: {
          name: 'browser',
          include: ['packages/*/src/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: await chromium() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      ...['rules', 'proof', 'release'].map((name) => ({
        ...source,
        test: { name, include: [`tests/${name}/**/*.test.ts`], testTimeout: 300_000, hookTimeout: 300_000 },
      })),
      {
        ...source,
        // a test may draw a component
        oxc: { jsx: { runtime: 'automatic' } },
        test: {
          name: 'site',
          include: ['apps/docs/{lessons,scripts,src,tests}/**/*.test.{ts,tsx}'],
          globalSetup: 'apps/docs/tests/buildSite.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
