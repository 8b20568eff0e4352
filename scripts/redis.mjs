// A Redis server for the tests: the system's, else one is installed.
import { spawnSync } from 'node:child_process';
import { fail, node, root } from './toolchain.mjs';
import { aptInstall } from './system-package.mjs';

const isThere = () =>
  spawnSync(node, ['-e', "import('./src/find-redis.ts').then((m) => process.exit(m.findRedis() ? 0 : 1))"], {
    cwd: `${root}/apps/faults`,
    stdio: 'ignore',
  }).status === 0;

export function ensureRedis() {
  if (isThere()) return;
  if (aptInstall('redis-server') && isThere()) return;
  fail(
    'The tests need a Redis or Valkey server, and none could be installed. Install it (on Debian: apt-get install ' +
      'redis-server), or set REDIS_SERVER to its program, and run npm test again.',
  );
}
