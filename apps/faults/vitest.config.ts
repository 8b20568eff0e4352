import { defineConfig } from 'vitest/config';

export default defineConfig({
  // One at a time: each starts real servers, and kills them.
  test: { include: ['tests/**/*.test.ts'], fileParallelism: false, testTimeout: 300_000, hookTimeout: 120_000 },
});
