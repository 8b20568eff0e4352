// A Chromium for the tests: the named one, the system's, Playwright's; else one is installed.
import { spawnSync } from 'node:child_process';
import { fail, node, projectEnv, root } from './toolchain.mjs';
import { aptInstall } from './system-package.mjs';

const isThere = () =>
  spawnSync(node, ['-e', "import('./src/support/chromium.ts').then((m) => process.exit(m.findChromium() ? 0 : 1))"], {
    cwd: `${root}/apps/e2e`,
    stdio: 'ignore',
  }).status === 0;

/** Ends with a sentence that says what to do where there is none and none can be had. */
export function ensureChromium() {
  if (isThere()) return;
  console.log('No Chromium found; trying to install one …');
  spawnSync(node, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    cwd: `${root}/apps/e2e`,
    stdio: 'ignore',
    env: projectEnv(),
    timeout: 300_000,
  });
  if (isThere()) return;
  if (aptInstall('chromium') && isThere()) return;
  fail(
    'The tests need Chromium, and none could be installed. Install it (on Debian: apt-get install chromium), ' +
      'or set CHROMIUM_PATH to the program of one you have, and run npm test again.',
  );
}
