import { io, type Socket } from 'socket.io-client';

type Stage = Record<string, unknown>;
type Place = { run: string; at: number };

/** A screen on the live channel: it follows its stage by changes, and asks for it whole where one does not follow. */
export class LiveScreen {
  readonly socket: Socket;
  stage: Stage = {};
  /** What this screen alone is shown, as it came last. */
  view: unknown;
  #place: Place = { run: '', at: -1 };

  private constructor(url: string, cookie: string) {
    this.socket = io(url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } });
    this.socket.on('view', (view: unknown) => (this.view = view));
    this.socket.on('stage', (change: Place & { from: number; set: Stage }) => {
      if (change.run === this.#place.run && change.from === this.#place.at) {
        this.#place = change;
        this.stage = { ...this.stage, ...change.set };
      } else
        this.socket.emit('stage', (snapshot: (Place & { stage: Stage }) | null) => snapshot && this.#begin(snapshot));
    });
  }

  static async open(url: string, cookie: string, what: object): Promise<LiveScreen> {
    const screen = new LiveScreen(url, cookie);
    const answer = (await screen.socket.emitWithAck('watch', what)) as {
      ok: boolean;
      view: unknown;
      stage: Place & { stage: Stage };
    };
    if (!answer.ok) throw new Error(`not let in: ${JSON.stringify(answer)}`);
    screen.view = answer.view;
    screen.#begin(answer.stage);
    return screen;
  }

  /** @returns whether it was done, or the code that says why not */
  async ask(event: 'steer' | 'take-part', command: object): Promise<string> {
    const answer = (await this.socket.emitWithAck(event, command)) as { ok: boolean; problem?: { code: string } };
    return answer.ok ? 'ok' : (answer.problem?.code ?? 'no code');
  }

  end(): void {
    this.socket.disconnect();
  }

  #begin({ run, at, stage }: Place & { stage: Stage }): void {
    this.#place = { run, at };
    this.stage = stage;
  }
}
