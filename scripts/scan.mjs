// pnpm run scan: Wapiti, the system's scanner, looks for holes from outside. Takes minutes, and is no part of npm test.
import { spawnSync } from 'node:child_process';
import { aptInstall } from './system-package.mjs';
import { build, fail, install, run } from './toolchain.mjs';

const isThere = () => spawnSync('wapiti', ['--version'], { stdio: 'ignore' }).status === 0;

install();
build();
if (!isThere() && !(aptInstall('wapiti') && isThere())) {
  fail('The scan needs Wapiti, and it could not be installed. On Debian: apt-get install wapiti');
}
run('pnpm', ['--filter', '@uskalla/faults', 'scan']);
