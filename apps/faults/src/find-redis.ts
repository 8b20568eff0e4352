import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The Redis or Valkey server to start: REDIS_SERVER, or what is in PATH; `undefined` where there is none. */
export function findRedis(): string | undefined {
  const named = process.env['REDIS_SERVER'];
  if (named) return existsSync(named) ? named : undefined;
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];
  return folders
    .flatMap((folder) => [join(folder, 'redis-server'), join(folder, 'valkey-server')])
    .find((path) => existsSync(path));
}
