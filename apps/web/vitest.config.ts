import { defineConfig } from 'vitest/config';

// Plain modules only: what needs a browser is tested in one, in apps/e2e.
export default defineConfig({ test: { include: ['src/**/*.test.ts'] } });
