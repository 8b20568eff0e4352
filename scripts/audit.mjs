// What is known to be wrong with the libraries that run: ends with an error for anything high. And the bill of what they are.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fail, projectEnv, root, run } from './toolchain.mjs';

/** Asks the registry's list of advisories. Some mirrors of the registry have none: then that is said, and nothing is known. */
function audit() {
  const { status, stdout, stderr } = spawnSync('pnpm', ['audit', '--prod', '--audit-level=high'], {
    cwd: root,
    env: projectEnv(),
    encoding: 'utf8',
    timeout: 60_000,
  });
  const told = `${stdout}${stderr}`;
  if (status === 0) console.log('No library in use is known to have a hole that matters.');
  else if (/ERR_PNPM_AUDIT|ENOTFOUND|ECONN|ETIMEDOUT/.test(told) || status === null)
    console.log('The registry has no list of advisories to ask: libraries were not looked at.');
  else fail(told);
}

/** The bill of materials (CycloneDX), of the lock file. */
function bill() {
  const out = join(root, 'node_modules/.bill.cdx.json');
  run(
    'pnpm',
    ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--prod', '--lockfile-only', '--out', out],
    {
      quiet: true,
    },
  );
  console.log(`The bill of materials is ${out}`);
}

if (!process.argv.includes('--bill')) audit();
bill();
