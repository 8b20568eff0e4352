import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // One at a time: each starts real servers, and kills them.
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'faults', include: ['tests/*.test.ts'], globalSetup: './src/begun.ts' } },
      // What attacks have to leave standing may stand for all of them.
      {
        extends: true,
        test: { name: 'attacks', include: ['tests/attacks/*.test.ts'], globalSetup: './src/attacked-server.ts' },
      },
      // By a scanner of the system's, for minutes: by its own command.
      { extends: true, test: { name: 'scan', include: ['tests/scan/*.test.ts'] } },
    ],
  },
});
