import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The folder that holds `initdb` and `postgres`: POSTGRES_BIN, Debian's, or one in PATH; `undefined` where there is none. */
export function findPostgres(): string | undefined {
  const named = process.env['POSTGRES_BIN'];
  if (named) return isBin(named) ? named : undefined;
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return folders.find(isBin);
}

const isBin = (folder: string) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'));
