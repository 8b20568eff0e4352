import { freePort, newDataDir } from '@uskalla/database/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** What `npm start` runs. */
const main = fileURLToPath(new URL('../../../server/build/main.js', import.meta.url));

export const admin = { email: 'fasilitaattori@esimerkki.fi', password: 'rohkea-harjoitus-1' };

export type RunningServer = Readonly<{
  url: string;
  /** What it printed so far. */
  output(): string;
  /** Ends it (SIGTERM, or as given) and waits until it has. @returns its exit code */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** The same data and port, started again; `more` is added to its environment. */
  restart(more?: Record<string, string>): Promise<RunningServer>;
}>;

/** The real server as a process of its own, on a free port of 127.0.0.1 with a data directory of its own. */
export async function startServer(env: Record<string, string> = {}): Promise<RunningServer> {
  const dataDir = await newDataDir();
  return start(dataDir, await freePort(), {
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    ...env,
  });
}

async function start(dataDir: string, port: number, env: Record<string, string>): Promise<RunningServer> {
  let printed = '';
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (data: Buffer) => {
      printed += data.toString();
      if (printed.includes('is running')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => reject(new Error(`the server ended before it was ready:\n${printed}`)));
  });
  await ready;
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    end(child, signal);
    return ended;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    output: () => printed,
    stop: async (signal) => {
      const code = await stop(signal);
      if (signal !== 'SIGKILL') await rm(dataDir, { recursive: true, force: true });
      return code;
    },
    restart: async (more = {}) => {
      await stop();
      return start(dataDir, port, { ...env, ...more });
    },
  };
}

function end(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
}
