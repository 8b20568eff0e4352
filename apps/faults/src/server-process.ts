import { freePort, newDataDir } from '@uskalla/database/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** What `npm start` runs. */
const main = fileURLToPath(new URL('../../server/build/main.js', import.meta.url));

export const admin = { email: 'fasilitaattori@esimerkki.fi', password: 'rohkea-harjoitus-1' };

/** The real server as a process of its own, that can be killed and started again on the same data and port. */
export class ServerProcess {
  readonly port: number;
  readonly #env: Record<string, string>;
  readonly #flags: readonly string[];
  readonly #dataDir: string;
  #child: ChildProcess | undefined;
  #printed = '';

  private constructor(port: number, dataDir: string, env: Record<string, string>, flags: readonly string[]) {
    this.#dataDir = dataDir;
    this.port = port;
    this.#env = env;
    this.#flags = flags;
  }

  /** @param flags of Node itself */
  static async start(env: Record<string, string> = {}, flags: readonly string[] = []): Promise<ServerProcess> {
    const server = new ServerProcess(await freePort(), await newDataDir(), env, flags);
    await server.start();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get printed(): string {
    return this.#printed;
  }

  get dataDir(): string {
    return this.#dataDir;
  }

  get child(): ChildProcess {
    if (!this.#child) throw new Error('the server does not run');
    return this.#child;
  }

  /** @throws with what it printed where it ends before it is ready */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [...this.#flags, main], {
      env: {
        PATH: process.env['PATH'] ?? '',
        HOST: '127.0.0.1',
        PORT: String(this.port),
        DATA_DIR: this.#dataDir,
        ADMIN_EMAIL: admin.email,
        ADMIN_PASSWORD: admin.password,
        SECRET: 'sama-salaisuus-kaikille-prosesseille-0001',
        ...this.#env,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    this.#printed = '';
    await new Promise<void>((resolve, reject) => {
      const hear = (data: Buffer) => {
        this.#printed = (this.#printed + data.toString()).slice(-20_000);
        if (this.#printed.includes('is running')) resolve();
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', () => reject(new Error(`the server ended before it was ready:\n${this.#printed}`)));
    });
  }

  /** @throws with what it printed where it has ended by itself before: that is what such a test is about */
  async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#child = undefined;
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`the server ended by itself (${child.exitCode ?? child.signalCode}):\n${this.#printed}`);
    }
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  async destroy(): Promise<void> {
    await this.end('SIGKILL');
    await rm(this.#dataDir, { recursive: true, force: true });
  }
}
