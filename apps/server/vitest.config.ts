import { defineConfig } from 'vitest/config';

/** Something stands in for a module in the first; the others take so long that each begins at once, on a core of its own. */
const alone = ['tests/same-answer.test.ts', 'tests/permission-matrix.test.ts', 'tests/permission-matrix-pages.test.ts'];

export default defineConfig({
  test: {
    globalSetup: './tests/begun.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'alone', include: alone } },
      // What a server is made of is loaded once, and not for each file again: that took as long as the tests.
      {
        extends: true,
        test: {
          name: 'together',
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: alone,
          isolate: false,
        },
      },
    ],
  },
});
