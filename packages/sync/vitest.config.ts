import { defineConfig } from 'vitest/config';

// Laws are tried on hundreds of cases, on machines that may be slow.
export default defineConfig({ test: { testTimeout: 60_000 } });
