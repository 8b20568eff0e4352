import { freePort } from '@uskalla/database/testing';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const folder = fileURLToPath(new URL('./bare-app', import.meta.url));
const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');

/** One page of the same framework and nothing around it, built for production and running as a process of its own. */
export class BarePage {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
  }

  /** @param bytes how much text it has */
  static async start(bytes: number): Promise<BarePage> {
    await promisify(execFile)(process.execPath, [vite, 'build'], { cwd: folder });
    const port = await freePort();
    const child = spawn(process.execPath, [join(folder, 'build/index.js')], {
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        TEXT_BYTES: String(bytes),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    // It says one line, when it listens.
    await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'exit').then(() => Promise.reject(new Error('the bare page did not start'))),
    ]);
    return new BarePage(`http://127.0.0.1:${port}/`, child);
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
  }
}
