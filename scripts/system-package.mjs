// Programs of the system that tests need, installed by the system's own packages where that is allowed.
import { spawnSync } from 'node:child_process';

/** @returns whether `apt-get install` put the package in place */
export function aptInstall(name) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const apt = (...args) =>
    spawnSync('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0;
  console.log(`Installing ${name} by apt-get …`);
  return (
    apt('install', '-y', '--no-install-recommends', name) ||
    (apt('update') && apt('install', '-y', '--no-install-recommends', name))
  );
}
