// A PostgreSQL server for the tests: the system's, else one is installed.
import { spawnSync } from 'node:child_process';
import { fail, node, root } from './toolchain.mjs';
import { aptInstall } from './system-package.mjs';

const isThere = () =>
  spawnSync(
    node,
    ['-e', "import('./src/testing/find-postgres.ts').then((m) => process.exit(m.findPostgres() ? 0 : 1))"],
    {
      cwd: `${root}/packages/database`,
      stdio: 'ignore',
    },
  ).status === 0;

export function ensurePostgres() {
  if (isThere()) return;
  if (aptInstall('postgresql') && isThere()) return;
  fail(
    'The tests need a PostgreSQL server (15 or newer), and none could be installed. Install it (on Debian: ' +
      'apt-get install postgresql), or set POSTGRES_BIN to the folder that holds initdb, and run npm test again.',
  );
}
