import type { ScreenStage, StageChange } from '@uskalla/contracts';
import type { ClientEvents, ScreenView, ServerEvents, Watch, Watched } from '@uskalla/contracts/live';
import { livePath } from '@uskalla/contracts/wire';
import { io, type Socket } from 'socket.io-client';
import { now } from './now.ts';

/** A screen of the product over Socket.IO. It follows its stage by the changes alone, as a browser does. */
export class Screen<K extends keyof ScreenView> {
  readonly socket: Socket<ServerEvents, ClientEvents>;
  view: ScreenView[K] | undefined;
  stage: ScreenStage[K] | undefined;
  /** When each frame came that the screen did not ask for, of any kind. */
  readonly framesAt: number[] = [];
  /** Changes that did not follow on the one before. */
  missed = 0;
  onChange: (change: StageChange) => void = () => undefined;
  readonly #what: Watch & { screen: K };
  #at = -1;

  constructor(url: string, cookie: string, what: Watch & { screen: K }) {
    this.#what = what;
    this.socket = io(url, {
      path: livePath,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie, origin: url },
    });
    this.socket.onAny(() => this.framesAt.push(now()));
    this.socket.on('stage', (change) => {
      // One sent while the snapshot was read is in it already.
      if (this.stage && change.at <= this.#at) return;
      if (this.stage && change.from !== this.#at) this.missed += 1;
      this.#at = change.at;
      if (this.stage) this.stage = { ...this.stage, ...change.set };
      this.onChange(change);
    });
  }

  /** Resolves once the screen is shown what it watches. @throws with the server's code where it is refused */
  async watch(): Promise<this> {
    await new Promise<void>((resolve, reject) => {
      this.socket.once('connect', resolve);
      this.socket.once('connect_error', reject);
    });
    const answer = (await this.socket.emitWithAck('watch', this.#what)) as Watched<K>;
    if (!answer.ok) throw new Error(answer.problem.code);
    this.view = answer.view;
    this.stage = answer.stage.stage;
    this.#at = answer.stage.at;
    return this;
  }

  /** How many changes of its stage it was sent, or has in its snapshot. */
  get at(): number {
    return this.#at;
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** Frames a second between the first and the last of those that came from `since` on; 0 where there were fewer than two. */
export function frameRate(framesAt: readonly number[], since: number): number {
  const within = framesAt.filter((at) => at >= since);
  const lasted = (within.at(-1) ?? 0) - (within[0] ?? 0);
  return lasted > 0 ? ((within.length - 1) * 1_000) / lasted : 0;
}
