import type { Problem } from '@uskalla/contracts';
import type { ClientEvents, ScreenView, ServerEvents, Watch } from '@uskalla/contracts/live';
import { livePath } from '@uskalla/contracts/wire';
import type { Socket } from 'socket.io-client';
import { untrack } from 'svelte';
import { onWake } from './on-wake.ts';
import { liveReconnection, reconnectDelay } from './reconnect-delay.ts';

type LiveSocket = Socket<ServerEvents, ClientEvents>;

/** How long a woken screen waits for its view before it takes the line for dead, milliseconds. */
const answerWithin = 6_000;

/**
 * A screen's view, kept up to date. It begins with what the page was rendered with; each event
 * brings the whole view again, and a reconnect asks for it, so nothing missed can stay missing.
 */
export class WatchedScreen<K extends keyof ScreenView> {
  #view: ScreenView[K] = $state.raw() as ScreenView[K];
  #gone: Problem | null = $state.raw(null);
  #socket: LiveSocket | undefined;
  #stopWaking: (() => void) | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

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
    this.#isClosed = false;
    void this.#connect(what);
    return () => {
      this.#isClosed = true;
      this.#stop();
    };
  }

  async #connect(what: Watch): Promise<void> {
    const { io } = await import('socket.io-client');
    if (this.#isClosed) return;
    const socket: LiveSocket = io({ path: livePath, transports: ['websocket', 'polling'], ...liveReconnection });
    this.#socket = socket;
    socket.on('connect', () => this.#watch(socket, what, false));
    socket.on('view', (view) => this.#show(view));
    socket.on('gone', (problem) => this.#end(problem));
    socket.on('disconnect', (reason) => {
      // A server that says goodbye is not looked for again by the client itself.
      if (reason === 'io server disconnect') this.#later(0, () => socket.connect());
    });
    // Nor is one that lets nobody in just now.
    socket.on('connect_error', () => {
      if (!socket.active) this.#later(1, () => socket.connect());
    });
    this.#stopWaking = onWake(() => (socket.connected ? this.#watch(socket, what, true) : this.#tryNow(socket)));
  }

  /** @param isWoken the line may have died in its sleep, and is begun anew where it does not answer */
  #watch(socket: LiveSocket, what: Watch, isWoken: boolean): void {
    socket.timeout(answerWithin).emit('watch', what, (late, result) => {
      if (this.#isClosed || this.#gone) return;
      if (!late && result.ok) this.#show(result.view);
      else if (!late && !result.ok && result.problem.status < 500) this.#end(result.problem);
      // Once only: a server whose database is slow must not be met by everybody again and again.
      else if (late && isWoken && socket.connected) this.#tryNow(socket);
      else this.#later(1, () => socket.connected && this.#watch(socket, what, false));
    });
  }

  /** @param lost how often it was tried in vain */
  #later(lost: number, attempt: () => void): void {
    clearTimeout(this.#retry);
    if (!this.#isClosed) this.#retry = setTimeout(attempt, reconnectDelay(lost, lost > 0, Math.random()));
  }

  /** Socket.IO waits for its own next attempt unless it is begun anew. */
  #tryNow(socket: LiveSocket): void {
    clearTimeout(this.#retry);
    socket.disconnect().connect();
  }

  #show(view: unknown): void {
    untrack(() => (this.#view = view as ScreenView[K]));
  }

  #end(problem: Problem): void {
    this.#gone = problem;
    this.#stop();
  }

  #stop(): void {
    clearTimeout(this.#retry);
    this.#stopWaking?.();
    this.#socket?.disconnect();
  }
}
