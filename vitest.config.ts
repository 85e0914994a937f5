import { defineConfig } from 'vitest/config';

/** In CI the counts go to a file too, so that the gate can print them. */
const reporters = process.env.CI
  ? ['default', ['json', { outputFile: 'test/artefacts/unit.json' }] as const]
  : ['default'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**'],
    globalSetup: 'test/build.ts',
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: reporters as ['default'],
  },
});
