import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findPostgres } from './find-postgres.ts';

export type TestPostgres = Readonly<{
  port: number;
  /** A new, empty database. @returns its address, for `DATABASE_URL` */
  newDatabase(): Promise<string>;
  /** Ends it as a crash does: at once, without telling anybody, its log to be recovered. */
  crash(): Promise<void>;
  /** All its processes stop where they are: it takes what is sent to it, and answers nothing until `thaw`. */
  freeze(): Promise<void>;
  thaw(): void;
  /** Starts it again after `crash`, on the same port and data; resolves when it answers. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}>;

/**
 * A real PostgreSQL of its own, on a free port of 127.0.0.1, in a temporary directory, ended with the tests.
 * @throws with a sentence that says what to do where there is no PostgreSQL to start
 */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = findPostgres();
  if (!bin) {
    throw new Error(
      'These tests need PostgreSQL. Run "npm test", which installs it, or set POSTGRES_BIN to the folder of initdb.',
    );
  }
  const home = mkdtempSync(join(tmpdir(), 'uskalla-postgres-'));
  const owner = notRoot();
  if (owner) chownSync(home, owner.uid, owner.gid);
  const data = join(home, 'data');
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'uskalla', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...owner, cwd: home, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error?.message}`);
  const port = await freePort();
  const settings = [
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    `unix_socket_directories=${home}`,
    '-c',
    'max_connections=200',
    // As docs/how-to/forget-for-good.md asks of whoever runs one.
    '-c',
    'wal_recycle=off',
  ];
  const run = () => {
    const process = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settings], {
      ...owner,
      cwd: home,
      stdio: 'ignore',
    });
    return { process, ended: new Promise<void>((resolve) => process.once('exit', () => resolve())) };
  };
  let server = run();
  const address = (name: string) => `postgresql://uskalla@127.0.0.1:${port}/${name}`;
  await answers(address('postgres'), server.ended);
  let number = 0;
  let frozen: readonly number[] = [];
  return {
    port,
    async newDatabase() {
      const name = `test_${process.pid}_${Date.now()}_${number++}`;
      const client = new pg.Client(address('postgres'));
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return address(name);
    },
    async freeze() {
      const client = new pg.Client(address('postgres'));
      client.on('error', () => undefined);
      await client.connect();
      // The one that begins all others first: then there are no more than are told.
      const first = server.process.pid ?? 0;
      signal([first], 'SIGSTOP');
      frozen = [first];
      const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity');
      frozen = [first, ...rows.map(({ pid }) => pid)];
      signal(frozen, 'SIGSTOP');
    },
    thaw() {
      signal(frozen, 'SIGCONT');
      frozen = [];
    },
    async crash() {
      // "Immediate shutdown": every process of it quits where it stands.
      server.process.kill('SIGQUIT');
      await server.ended;
    },
    async restart() {
      server = run();
      await answers(address('postgres'), server.ended);
    },
    async stop() {
      server.process.kill('SIGINT');
      await server.ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: then as its own user, or as nobody. */
function notRoot(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string, user: string) => Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout.trim());
  const user = Number.isInteger(id('-u', 'postgres')) && id('-u', 'postgres') > 0 ? 'postgres' : 'nobody';
  return { uid: id('-u', user), gid: id('-g', user) };
}

/** One of them may have ended by itself meanwhile. */
function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

async function answers(address: string, ended: Promise<void>): Promise<void> {
  let gone = false;
  void ended.then(() => (gone = true));
  for (let attempt = 0; attempt < 300 && !gone; attempt++) {
    const client = new pg.Client(address);
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('PostgreSQL was started and did not answer.');
}

/** A port of 127.0.0.1 that nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
