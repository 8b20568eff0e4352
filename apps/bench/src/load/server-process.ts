import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Dialect } from './dialect.ts';
import { usageOf } from './usage.ts';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** A server under test: which file starts it, and how it speaks. */
export type Contender = Readonly<{
  name: string;
  file: string;
  dialect: Dialect;
  /** Whether it keeps documents; a relay does not. */
  answers: boolean;
  env?: () => Promise<Record<string, string>>;
}>;

/** One contender running as a process of its own. */
export class ServerProcess {
  readonly contender: Contender;
  readonly port: number;
  readonly documents: readonly string[];
  readonly #child: ChildProcess;

  private constructor(contender: Contender, child: ChildProcess, told: { port: number; documents: string[] }) {
    this.contender = contender;
    this.#child = child;
    this.port = told.port;
    this.documents = told.documents;
  }

  static async start(contender: Contender, documents: number): Promise<ServerProcess> {
    const child = fork(here(`../servers/${contender.file}`), {
      execArgv: ['--expose-gc', '--import', here('../servers/report-usage.ts')],
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        DOCUMENTS: String(documents),
        ...(await contender.env?.()),
      },
    });
    const [told] = (await once(child, 'message')) as [{ port: number; documents: string[] }];
    const names =
      told.documents.length > 0 ? told.documents : Array.from({ length: documents }, (_, n) => `draft-${n}`);
    return new ServerProcess(contender, child, { port: told.port, documents: names });
  }

  /** Processor time spent so far, microseconds. */
  processor(): Promise<number> {
    return usageOf(this.#child, 'processor');
  }

  /** Memory that is in use after collecting garbage, bytes. */
  memory(): Promise<number> {
    return usageOf(this.#child, 'memory');
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
