import type {
  Mine,
  PhoneCommand,
  Problem,
  ReactionCounts,
  ScreenStage,
  StageChange,
  StageSnapshot,
  SteerCommand,
} from '@uskalla/contracts';
import type { ClientEvents, Refused, ScreenView, ServerEvents, TookPart, Watch } from '@uskalla/contracts/live';
import { livePath } from '@uskalla/contracts/wire';
import type { Socket } from 'socket.io-client';
import type { Reaction } from '@uskalla/domain';
import * as m from '@uskalla/messages';
import { untrack } from 'svelte';
import { onWake } from './on-wake.ts';
import { liveReconnection, reconnectDelay, type Pace } from './reconnect-delay.ts';
import { ServerClock } from './server-clock.ts';

type LiveSocket = Socket<ServerEvents, ClientEvents>;

/** How long a woken screen waits for its view before it takes the line for dead, milliseconds. */
const answerWithin = 6_000;

/** A command that nobody answered within this time did not get through, as far as one can tell. Milliseconds. */
const commandWithin = 8_000;

/** How long a command waits for the line to be there, milliseconds. */
const patience = 3_000;

/**
 * A screen's view and stage, kept up to date, and its way to command. It begins with what the page was rendered with.
 * Each event brings the whole view again; changes of the stage say what they follow on, and where they do not follow it
 * is asked for whole; a reconnect asks for both. So nothing missed can stay missing.
 */
export class WatchedScreen<K extends keyof ScreenView> {
  readonly clock = new ServerClock();
  /** Told of reactions, in tenths of a second. */
  onreactions: ((counts: ReactionCounts) => void) | undefined;

  #view: ScreenView[K] = $state.raw() as ScreenView[K];
  #stage: ScreenStage[K] = $state.raw() as ScreenStage[K];
  #given: Readonly<Record<string, Mine>> = $state.raw({});
  #isConnected = $state(false);
  /** Where the stage is in its process's count; nowhere before the first snapshot. */
  #place = { run: '', at: 0 };
  #gone: Problem | null = $state.raw(null);
  #socket: LiveSocket | undefined;
  #stopWaking: (() => void) | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;
  #pace: Pace = 'room';

  constructor(first: ScreenView[K], stage: ScreenStage[K]) {
    this.#view = first;
    this.#stage = stage;
  }

  get stage(): ScreenStage[K] {
    return this.#stage;
  }

  /** What this person gave to the phase, as far as it is known. */
  get mine(): Mine {
    const { id } = this.#stage.phase;
    return this.#given[id] ?? { phaseId: id, dare: null, words: {}, dots: {}, ups: [], asked: [] };
  }

  get isConnected(): boolean {
    return this.#isConnected;
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
    this.#pace = what.screen === 'phone' ? 'room' : 'few';
    const reconnection = liveReconnection(this.#pace);
    const socket: LiveSocket = io({ path: livePath, transports: ['websocket', 'polling'], ...reconnection });
    this.#socket = socket;
    socket.on('connect', () => {
      this.#watch(socket, what, false);
      this.#measure(socket);
    });
    socket.on('view', (view) => this.#show(view));
    socket.on('stage', (change) => this.#follow(socket, change));
    socket.on('reactions', (counts) => this.onreactions?.(counts));
    socket.on('gone', (problem) => this.#end(problem));
    socket.on('disconnect', (reason) => {
      this.#isConnected = false;
      // A server that says goodbye is not looked for again by the client itself.
      if (reason === 'io server disconnect') this.#later(0, () => socket.connect());
    });
    // Nor is one that lets nobody in just now.
    socket.on('connect_error', () => {
      if (!socket.active) this.#later(1, () => socket.connect());
    });
    this.#stopWaking = onWake(() => {
      if (!socket.connected) return this.#tryNow(socket);
      this.#watch(socket, what, true);
      this.#measure(socket);
    });
  }

  /** Steers the workshop. @returns what was wrong, in words, or nothing */
  async steer(command: SteerCommand): Promise<string | null> {
    const result = await this.#ask<{ ok: true } | Refused>((socket, answer) => socket.emit('steer', command, answer));
    return result.ok ? null : result.problem.title;
  }

  /** Gives something to the phase. @returns what was wrong, in words, or nothing */
  async takePart(command: PhoneCommand): Promise<string | null> {
    const result = await this.#ask<TookPart>((socket, answer) => socket.emit('take-part', command, answer));
    if (!result.ok) return result.problem.title;
    const { mine } = result;
    if (mine) this.#given = { ...this.#given, [mine.phaseId]: mine };
    return null;
  }

  /** A reaction that can't leave now is not worth sending later. */
  react(reaction: Reaction): void {
    this.#socket?.volatile.emit('react', reaction);
  }

  #ask<R extends { ok: boolean }>(
    send: (socket: LiveSocket, answer: (result: R) => void) => void,
  ): Promise<R | { ok: false; problem: Pick<Problem, 'title'> }> {
    const unheard = { ok: false as const, problem: { title: m.fault_unavailable() } };
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve(unheard), commandWithin);
      const give = (socket: LiveSocket) =>
        send(socket, (result) => {
          clearTimeout(late);
          resolve(result);
        });
      void this.#connected().then((socket) => (socket ? give(socket) : resolve(unheard)));
    });
  }

  /** The line once the screen is let in. A page just opened waits a moment for that; a step that came later would be worse than none. */
  async #connected(): Promise<LiveSocket | undefined> {
    for (let waited = 0; !this.#isConnected && waited < patience; waited += 100) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return this.#isConnected ? this.#socket : undefined;
  }

  #measure(socket: LiveSocket): void {
    this.clock.begin((answer) => socket.connected && socket.emit('time', answer));
  }

  #follow(socket: LiveSocket, change: StageChange): void {
    const { run, at } = this.#place;
    // Sent before the snapshot this screen has: it is in there.
    if (change.run === run && change.at <= at) return;
    if (change.run === run && change.from === at) {
      this.#place = { run, at: change.at };
      untrack(() => (this.#stage = { ...this.#stage, ...change.set }));
      return;
    }
    socket.emit('stage', (snapshot) => snapshot && this.#begin(snapshot as StageSnapshot<ScreenStage[K]>));
  }

  #begin({ run, at, stage }: StageSnapshot<ScreenStage[K]>): void {
    if (run === this.#place.run && at < this.#place.at) return;
    this.#place = { run, at };
    untrack(() => (this.#stage = stage));
  }

  /** @param isWoken the line may have died in its sleep, and is begun anew where it does not answer */
  #watch(socket: LiveSocket, what: Watch, isWoken: boolean): void {
    socket.timeout(answerWithin).emit('watch', what, (late, result) => {
      if (this.#isClosed || this.#gone) return;
      if (!late && result.ok) {
        this.#isConnected = true;
        this.#show(result.view);
        this.#place = { run: '', at: 0 };
        this.#begin(result.stage as StageSnapshot<ScreenStage[K]>);
        this.#given = Object.fromEntries((result.mine ?? []).map((mine) => [mine.phaseId, mine]));
      } else if (!late && !result.ok && result.problem.status < 500) this.#end(result.problem);
      // Once only: a server whose database is slow must not be met by everybody again and again.
      else if (late && isWoken && socket.connected) this.#tryNow(socket);
      else this.#later(1, () => socket.connected && this.#watch(socket, what, false));
    });
  }

  /** @param lost how often it was tried in vain */
  #later(lost: number, attempt: () => void): void {
    clearTimeout(this.#retry);
    if (!this.#isClosed) this.#retry = setTimeout(attempt, reconnectDelay(lost, lost > 0, Math.random(), this.#pace));
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
    this.clock.stop();
    this.#stopWaking?.();
    this.#socket?.disconnect();
  }
}
