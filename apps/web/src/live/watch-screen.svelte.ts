import type { Problem } from '@uskalla/contracts';
import type { ClientEvents, ScreenView, ServerEvents, Watch } from '@uskalla/contracts/live';
import { livePath } from '@uskalla/contracts/wire';
import type { Socket } from 'socket.io-client';
import { untrack } from 'svelte';

/**
 * A screen's view, kept up to date. It begins with what the page was rendered with; each event
 * brings the whole view again, and a reconnect asks for it, so nothing missed can stay missing.
 */
export class WatchedScreen<K extends keyof ScreenView> {
  #view: ScreenView[K] = $state.raw() as ScreenView[K];
  #gone: Problem | null = $state.raw(null);
  #socket: Socket<ServerEvents, ClientEvents> | undefined;
  #closed = false;

  constructor(first: ScreenView[K]) {
    this.#view = first;
  }

  get view(): ScreenView[K] {
    return this.#view;
  }

  /** Set where there is nothing more to see here. */
  get gone(): Problem | null {
    return this.#gone;
  }

  /** Connects; to be called in the browser, from an effect. @returns what disconnects */
  open(what: Extract<Watch, { screen: K }>): () => void {
    this.#closed = false;
    void this.#connect(what);
    return () => {
      this.#closed = true;
      this.#socket?.disconnect();
    };
  }

  async #connect(what: Watch): Promise<void> {
    const { io } = await import('socket.io-client');
    if (this.#closed) return;
    const socket: Socket<ServerEvents, ClientEvents> = io({
      path: livePath,
      transports: ['websocket', 'polling'],
      reconnectionDelayMax: 10_000,
      randomizationFactor: 0.7,
    });
    this.#socket = socket;
    const show = (view: unknown) => untrack(() => (this.#view = view as ScreenView[K]));
    socket.on('connect', () =>
      socket.emit('watch', what, (result) => {
        if (result.ok) show(result.view);
        else if (result.problem.status < 500) this.#end(result.problem);
      }),
    );
    socket.on('view', show);
    socket.on('gone', (problem) => this.#end(problem));
    // Waking up: do not wait for the next attempt.
    const wake = () => {
      if (document.visibilityState === 'visible' && !socket.connected && socket.active) socket.connect();
    };
    document.addEventListener('visibilitychange', wake);
    window.addEventListener('online', wake);
    socket.on('disconnect', () => {
      if (!this.#closed) return;
      document.removeEventListener('visibilitychange', wake);
      window.removeEventListener('online', wake);
    });
  }

  #end(problem: Problem): void {
    this.#gone = problem;
    this.#socket?.disconnect();
  }
}
