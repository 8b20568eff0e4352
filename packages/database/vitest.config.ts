import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: './tests/postgres-setup.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    isolate: false,
  },
});
