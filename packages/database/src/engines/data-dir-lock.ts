import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseError } from '../errors.ts';

export type DataDirLock = Readonly<{ release(): Promise<void> }>;

/** What the lock file says: where its owner answers (a name in the directory, or a whole path), and who that is. */
type Claim = { socket: string; pid: number; token: string };

/** Longest path a Unix domain socket may have, with room for the shortest of systems (104 bytes on macOS). */
const socketPathMax = 100;
/** How long a new owner waits before it believes its claim: longer than another's step from reading to renaming. Milliseconds. */
const confirmAfter = 40;

/** An owner that is alive answers at once; this is for one that is stopped or swapped out. Milliseconds. */
const answerPatience = 1_000;

/**
 * Makes this process the one owner of a data directory, until it ends.
 *
 * PGlite has no lock of its own, and two processes on one directory silently destroy each other's
 * committed rows. The owner listens on a Unix domain socket in the directory and names it in `uskalla.lock` beside the
 * database; the kernel ends the socket with the process, however it dies. A lock is therefore never judged by its age or by a process
 * number (which another process, or another container, may carry): whoever answers with the token in the
 * file owns the directory, and a file nobody answers for is put aside by an atomic rename that only one
 * of several starters wins.
 *
 * An owner that is stopped (SIGSTOP) does not answer but still holds its socket open, so the connection succeeds:
 * it counts as alive.
 * @throws DatabaseError `data_dir_in_use`
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  await mkdir(dataDir, { recursive: true });
  const file = join(resolve(dataDir), 'uskalla.lock');
  const token = randomUUID();
  const { server, socket } = await listen(dataDir, token);
  const claim: Claim = { socket, pid: process.pid, token };

  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      if (await tryClaim(file, claim)) {
        await new Promise((wake) => setTimeout(wake, confirmAfter));
        if ((await readClaim(file))?.token !== token) continue;
        return {
          async release() {
            // Only a file that is still ours is taken away.
            if ((await readClaim(file))?.token === token) await unlink(file).catch(() => undefined);
            await close(server);
          },
        };
      }
      const owner = await readClaim(file);
      if (owner && (await isAlive(dataDir, owner))) {
        throw new DatabaseError(
          'data_dir_in_use',
          `The data directory ${resolve(dataDir)} is in use by another Uskalla kokeilla (process ${owner.pid}). ` +
            'Stop that one first, or start this one with another DATA_DIR.',
        );
      }
      await putAside(dataDir, file, owner);
    }
    throw new DatabaseError('data_dir_in_use', `The data directory ${resolve(dataDir)} could not be locked.`);
  } catch (error) {
    await close(server);
    throw error;
  }
}

/** Puts the claim in place if there is none. A link appears whole or not at all, so no reader sees half of it. */
async function tryClaim(file: string, claim: Claim): Promise<boolean> {
  const mine = `${file}.${claim.token}`;
  await writeFile(mine, JSON.stringify(claim));
  try {
    await link(mine, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(mine);
  }
}

/**
 * Takes a dead owner's file out of the way. Between reading and renaming another starter may have put
 * its own there: then that one was renamed, and is put back.
 */
async function putAside(dataDir: string, file: string, dead: Claim | undefined): Promise<void> {
  if ((await readClaim(file))?.token !== dead?.token) return;
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await readClaim(aside);
  if (moved && moved.token !== dead?.token) await link(aside, file).catch(() => undefined);
  else if (dead && process.platform !== 'win32') await unlink(resolve(dataDir, dead.socket)).catch(() => undefined);
  await unlink(aside);
}

async function readClaim(file: string): Promise<Claim | undefined> {
  try {
    const claim = JSON.parse(await readFile(file, 'utf8')) as Partial<Claim>;
    if (typeof claim.socket !== 'string' || typeof claim.token !== 'string') return undefined;
    return { socket: claim.socket, token: claim.token, pid: Number(claim.pid) };
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether somebody is behind the claim's socket who knows its token, or holds the socket and is too slow to say. */
function isAlive(dataDir: string, { socket, token }: Claim): Promise<boolean> {
  return new Promise((answer) => {
    const connection = createConnection(resolve(dataDir, socket));
    let heard = '';
    const end = (alive: boolean) => {
      connection.destroy();
      answer(alive);
    };
    connection.setTimeout(answerPatience, () => end(true));
    connection.on('data', (data) => (heard += data.toString('utf8')));
    connection.on('end', () => end(heard === token));
    connection.on('error', () => end(false));
  });
}

async function listen(dataDir: string, token: string): Promise<{ server: Server; socket: string }> {
  const server = createServer((connection) => {
    connection.on('error', () => undefined);
    connection.end(token);
  });
  server.unref();
  const socket = socketName(dataDir, token);
  await new Promise<void>((listening, reject) => {
    server.once('error', reject);
    server.listen(resolve(dataDir, socket), listening);
  });
  return { server, socket };
}

/** In the directory where the path is short enough, so that another container that mounts it finds the owner too. */
function socketName(dataDir: string, token: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\uskalla-${token}`;
  const name = `uskalla-${token.slice(0, 8)}.sock`;
  return Buffer.byteLength(join(resolve(dataDir), name)) <= socketPathMax ? name : join(tmpdir(), name);
}

const close = (server: Server) => new Promise<void>((resolve) => server.close(() => resolve()));

const errorCode = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);
