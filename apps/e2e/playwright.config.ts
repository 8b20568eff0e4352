import { defineConfig } from '@playwright/test';
import { chromiumPath } from './src/support/chromium.ts';

export default defineConfig({
  testDir: './src/journeys',
  globalSetup: './src/support/begun.ts',
  outputDir: './test-results',
  // Each journey starts a server and up to five browsers of its own, and waits more than it works.
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  // For what hangs: the same journeys take one minute or two by the machine they run on.
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    locale: 'fi-FI',
    // Whatever hangs is named before its journey's time is over.
    actionTimeout: 120_000,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: chromiumPath(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
      ],
    },
  },
});
