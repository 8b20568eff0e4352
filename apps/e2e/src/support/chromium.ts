import { chromium } from '@playwright/test';
import { existsSync } from 'node:fs';

/** Where Debian, Ubuntu, Fedora, macOS and Chrome's own packages put it. */
const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser tests run in: CHROMIUM_PATH, the system's, or Playwright's own; `undefined` where there is none. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  return [...(named ? [named] : usual), chromium.executablePath()].find((path) => path && existsSync(path));
}

/** @throws where there is none, saying what to do */
export function chromiumPath(): string {
  const found = findChromium();
  if (found) return found;
  throw new Error('No Chromium found. Run "npm test", which installs one, or set CHROMIUM_PATH to an installed one.');
}
