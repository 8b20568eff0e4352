import { freePort } from '@uskalla/database/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { findRedis } from './find-redis.ts';
import { pause } from './writer.ts';

/** A real Redis of its own that keeps nothing, to be stopped and started on the same port. */
export class RedisProcess {
  readonly port: number;
  #child: ChildProcess | undefined;

  private constructor(port: number) {
    this.port = port;
  }

  static async start(): Promise<RedisProcess> {
    const redis = new RedisProcess(await freePort());
    await redis.start();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** @throws with a sentence that says what to do where there is no Redis to start */
  async start(): Promise<void> {
    const program = findRedis();
    if (!program) throw new Error('These tests need Redis. Run "npm test", which installs it, or set REDIS_SERVER.');
    const quiet = ['--save', '', '--appendonly', 'no', '--bind', '127.0.0.1'];
    this.#child = spawn(program, ['--port', String(this.port), ...quiet], { stdio: 'ignore' });
    while (!(await isOpen(this.port))) await pause(20);
  }

  async end(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#child = undefined;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** Stops answering without closing anything, as behind a cut line. */
  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child?.kill('SIGCONT');
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
