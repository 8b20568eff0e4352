import { freePort } from '@uskalla/database/testing';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { usageOf, type Usage } from '../load/usage.ts';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
/** What `npm start` runs. */
const main = here('../../../server/build/main.js');
/** Further flags of Node for the product, to look into it: `--cpu-prof` and its like. */
const flags = (process.env['SERVER_FLAGS'] ?? '').split(' ').filter(Boolean);

export const admin = { email: 'fasilitaattori@esimerkki.fi', password: 'rohkea-harjoitus-1' };

/** A server as a process of its own that can be asked what it has spent. */
export class LiveServer {
  readonly port: number;
  readonly #child: ChildProcess;
  readonly #clear: () => void;

  private constructor(port: number, child: ChildProcess, clear: () => void = () => undefined) {
    this.port = port;
    this.#child = child;
    this.#clear = clear;
  }

  /** The product, with a data directory of its own. @throws where it was not built, or with what it printed where it does not start */
  static async startProduct(env: Record<string, string>): Promise<LiveServer> {
    if (!existsSync(main)) throw new Error('The server is measured as it is built. Run "pnpm build" first.');
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), 'uskalla-bench-'));
    const child = run(main, flags, {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: folder,
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
      ...env,
    });
    let printed = '';
    await new Promise<void>((resolve, reject) => {
      const hear = (data: Buffer) => {
        printed = (printed + data.toString()).slice(-20_000);
        if (printed.includes('is running')) resolve();
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', () => reject(new Error(`the server ended before it was ready:\n${printed}`)));
    });
    // What it complains of from here on belongs on the bench's own screen.
    child.stderr?.pipe(process.stderr);
    return new LiveServer(port, child, () => rmSync(folder, { recursive: true, force: true }));
  }

  /** A Socket.IO server of the same version and nothing else. */
  static async startBare(): Promise<LiveServer> {
    const child = run(here('../servers/bare-frames.ts'), [], { NODE_ENV: 'production' });
    child.stderr?.pipe(process.stderr);
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    return new LiveServer(port, child);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  usage(question: Usage): Promise<number> {
    return usageOf(this.#child, question);
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    // A profile is written only by a process that ends by itself.
    this.#child.kill('SIGTERM');
    await ended;
    this.#clear();
  }
}

function run(file: string, more: readonly string[], env: Record<string, string>): ChildProcess {
  return fork(file, {
    execArgv: ['--expose-gc', '--import', here('../servers/report-usage.ts'), ...more],
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}
