import { startPostgres, type TestPostgres } from '@uskalla/database/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contender } from './load/server-process.ts';

/** All who are compared, and what has to be cleared away after them. */
export function createContenders(): { contenders: readonly Contender[]; clear(): Promise<void> } {
  let postgres: TestPostgres | undefined;
  const folders: string[] = [];
  const contenders: readonly Contender[] = [
    { name: 'relay', file: 'relay.ts', dialect: 'y-websocket', answers: false },
    { name: 'our way of sending', file: 'forwarder.ts', dialect: 'y-websocket', answers: false },
    { name: '@y/websocket-server', file: 'y-websocket-server.ts', dialect: 'y-websocket', answers: true },
    { name: 'hocuspocus', file: 'hocuspocus.ts', dialect: 'hocuspocus', answers: true },
    {
      name: 'ours, PostgreSQL',
      file: 'uskalla.ts',
      dialect: 'y-websocket',
      answers: true,
      env: async () => ({ DATABASE_URL: await (postgres ??= await startPostgres()).newDatabase() }),
    },
    {
      name: 'ours, embedded',
      file: 'uskalla.ts',
      dialect: 'y-websocket',
      answers: true,
      env: async () => {
        const folder = mkdtempSync(join(tmpdir(), 'uskalla-bench-'));
        folders.push(folder);
        return { DATA_DIR: folder };
      },
    },
  ];
  return {
    contenders,
    async clear() {
      await postgres?.stop();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}
