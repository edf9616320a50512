import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromium } from './scripts/chromium.mjs';

// Runs the project `compiled` in a page, too: it takes a minute, which not every check needs.
export default defineConfig({
  resolve: { conditions: ['@gd/source', 'module', 'browser', 'development|production'] },
  test: {
    name: 'compiled, in Chromium',
    include: [
      'packages/core/src/{layers,ops,ops/backward}/*.test.ts',
      'packages/losses/src/**/*.test.ts',
      'packages/optim/src/{optimizers,wrappers}/*.test.ts',
      'packages/optim-*/src/**/*.test.ts',
    ],
    setupFiles: 'tests/proof/compiled/setup.ts',
    isolate: false,
    testTimeout: 60_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: await chromium() }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
