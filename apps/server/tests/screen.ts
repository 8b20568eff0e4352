import type { Mine, PhoneCommand, ReactionCounts, ScreenStage, StageSnapshot, SteerCommand } from '@uskalla/contracts';
import type { ClientEvents, ScreenView, ServerEvents, Watch } from '@uskalla/contracts/live';
import { livePath } from '@uskalla/contracts/wire';
import { io, type Socket } from 'socket.io-client';
import type { Running, Visitor } from './running.ts';

type Answer = { ok: true } | { ok: false; problem: { code: string } };

/** A screen that watches a workshop over Socket.IO, with the cookies of a visitor. */
export class Screen<K extends keyof ScreenView> {
  readonly #socket: Socket<ServerEvents, ClientEvents>;
  readonly what: Watch & { screen: K };
  /** How many reactions it has been shown. */
  reactions = 0;

  constructor(running: Running, visitor: Visitor, what: Watch & { screen: K }) {
    this.what = what;
    this.#socket = io(running.url, {
      path: livePath,
      transports: ['websocket'],
      extraHeaders: { cookie: visitor.cookieHeader, origin: running.url },
    });
    this.#socket.on('reactions', (counts: ReactionCounts) => {
      this.reactions += Object.values(counts).reduce((sum, count) => sum + count, 0);
    });
  }

  async watch(): Promise<ScreenView[K]> {
    return (await this.#watch()).view;
  }

  /** The stage as it is by now. */
  async stage(): Promise<ScreenStage[K]> {
    return (await this.#watch()).stage.stage;
  }

  async #watch() {
    const answer = await this.#socket.emitWithAck('watch', this.what);
    if (!answer.ok) throw new Error(answer.problem.code);
    return { view: answer.view as ScreenView[K], stage: answer.stage as StageSnapshot<ScreenStage[K]> };
  }

  /** @returns the code of what refused it, or `ok` */
  async steer(command: SteerCommand): Promise<string> {
    return codeOf(await this.#socket.emitWithAck('steer', command));
  }

  async go(from: string, to: string): Promise<void> {
    const code = await this.steer({ do: 'go', from, to });
    if (code !== 'ok') throw new Error(code);
  }

  async give(command: PhoneCommand): Promise<Mine | null> {
    const answer = await this.#socket.emitWithAck('take-part', command);
    if (!answer.ok) throw new Error(answer.problem.code);
    return answer.mine;
  }

  close(): void {
    this.#socket.disconnect();
  }
}

const codeOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.problem.code);
