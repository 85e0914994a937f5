import { defineConfig } from 'vitest/config';

/** Tests that need a real Chromium; `npm run test:browser`. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    reporters: (process.env.CI
      ? ['default', ['json', { outputFile: 'test/artefacts/browser.json' }]]
      : ['default']) as ['default'],
  },
});
