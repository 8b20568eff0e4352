import { closeCodes } from '@uskalla/contracts/wire';
import { readRefused, readSaved, refusedMessage, savedMessage, type Saved } from '@uskalla/sync/client';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { HeldText } from './held-text.svelte.ts';
import { KeptCopy } from './kept-copy.ts';
import { SaveCount } from './save-count.ts';
import { collabAddress } from './server-copy.ts';
import { SteadyLine } from './steady-line.ts';

export type Connection = 'connecting' | 'online' | 'offline';

/**
 * What may be told of the text on this screen, each no more than is known:
 * `saved` the log holds all of it · `waiting` some is on its way · `late` the server is there, and has not saved it ·
 * `offline` · `only-here` the server did not take some of it · `readonly` closed, and nothing known to be missing ·
 * `refused` this draft is not open to this phone · `connecting` nothing known yet
 */
export type SaveState = 'saved' | 'waiting' | 'late' | 'offline' | 'only-here' | 'readonly' | 'refused' | 'connecting';

/** An edit that waits longer than this is late, in milliseconds: the server is there, its database may not be. */
const lateAfter = 4_000;
/** How long after being turned away for no reason known here it is tried again. */
const againAfter = 5_000;
/** Over how long those spread who only read while it was closed and may write now. */
const unlockSpread = 3_000;
const noteEvery = 300;
/** How long reading what the phone keeps may hold up connecting. */
const readingPatience = 1_500;

/**
 * A draft opened on this screen: its document, the way to the server, and the truth about what is
 * saved. Made in the browser only. A writer's text is also kept in IndexedDB from the first letter.
 */
export class DraftSession {
  readonly doc = new Y.Doc();
  readonly provider: WebsocketProvider;
  /** Of a writer: what the server did not take. */
  readonly held: HeldText | null = null;
  connection: Connection = $state('connecting');
  /** Edits of this phone that the server's log is not known to hold; insertions and deletions alike. */
  waiting = $state(0);
  /** Whether the text has been shown once, from the server or from this phone. */
  loaded = $state(false);
  /** Whether what is typed really is kept on this phone. */
  isKept = $state(false);
  /** Why the server will not have this phone again: nothing is tried any more. */
  ended: 'refused' | 'full' | null = $state(null);

  #isConfirmed = $state(false);
  #isLate = $state(false);
  /** Whether the server turned away what was typed, because it may not be written now. */
  #isRefused = $state(false);
  #isLocked = $state(false);
  #wasTurnedAway = $state(false);

  readonly #kept: KeptCopy | null = null;
  readonly #line: SteadyLine;
  readonly #count = new SaveCount();
  #hasBeenOnline = false;
  #isClosed = false;
  /** Reading what an earlier visit left on this phone; and, where the seat is gone, whether that goes too. */
  #adopting: Promise<void> | undefined;
  #deciding: Promise<void> | undefined;
  #lateTimer: ReturnType<typeof setTimeout> | undefined;
  #againTimer: ReturnType<typeof setTimeout> | undefined;
  #noteTimer: ReturnType<typeof setTimeout> | undefined;

  /** @param writer given where one writes, with the questions that are answered; a wall only reads */
  constructor(draftId: string, writer?: { questionIds: readonly string[] }) {
    this.provider = new WebsocketProvider(collabAddress(), draftId, this.doc, {
      params: { acks: '1' },
      // The server is the one way between screens: what it has not checked, no other tab shows.
      disableBc: true,
      connect: false,
    });
    this.#line = new SteadyLine(this.provider, writer ? 'room' : 'few', (code) => this.#end(code));
    this.#listen();
    if (writer) {
      this.#kept = new KeptCopy(draftId, this.doc, () => (this.isKept = false));
      this.held = new HeldText(draftId, this.doc, this.#kept, writer.questionIds);
      window.addEventListener('beforeunload', this.#warn);
    }
    void this.#open();
  }

  get saveState(): SaveState {
    if (this.ended) return this.ended === 'full' ? 'only-here' : 'refused';
    if (this.connection === 'offline') return this.#wasTurnedAway && this.waiting > 0 ? 'late' : 'offline';
    if (this.connection === 'connecting') return 'connecting';
    if (this.#isRefused || (this.#isLocked && this.held?.only)) return 'only-here';
    if (this.waiting > 0) return this.#isLate ? 'late' : 'waiting';
    if (this.#isConfirmed) return 'saved';
    return this.#isLocked ? 'readonly' : 'connecting';
  }

  /** Tells it whether the table may write. What was turned away before is offered to the server again when it may. */
  setLocked(isLocked: boolean): void {
    const wasLocked = this.#isLocked;
    this.#isLocked = isLocked;
    if (isLocked) void this.#compare();
    // A connection on which something was turned away calls nothing saved any more, nor does one that only ever read.
    else if (wasLocked && this.#isRefused) this.#renew();
    // Those that merely came while it was closed may be a whole room.
    else if (wasLocked && !this.#isConfirmed) this.#renewWithin(unlockSpread);
  }

  /** Leaves the seat: nothing of the text stays on this phone. */
  async forget(): Promise<void> {
    await this.#kept?.forget();
  }

  /** The seat is gone: so is the text, unless this phone is the only one that has it. */
  async forgetWhatIsSaved(): Promise<void> {
    // What was not read may be the only copy of something: that is decided when it is, also when this page is done with it.
    this.#deciding = this.#adopting?.then(() =>
      this.#count.waiting === 0 && !this.held?.only ? this.forget() : undefined,
    );
    await Promise.race([this.#deciding, pause(readingPatience)]);
  }

  close(): void {
    this.#isClosed = true;
    for (const timer of [this.#lateTimer, this.#againTimer, this.#noteTimer]) clearTimeout(timer);
    window.removeEventListener('beforeunload', this.#warn);
    this.#line.stop();
    this.provider.destroy();
    const end = () => {
      void this.#kept?.close();
      this.doc.destroy();
    };
    if (this.#deciding) void this.#deciding.finally(end);
    else end();
  }

  /** What is on the phone comes first: then the server is asked only for the rest, and told all there is at once. */
  async #open(): Promise<void> {
    this.#adopting = this.#kept?.read.then(() => this.#adopt());
    // Some browsers never answer, and some phones are slow: what comes later is taken then.
    await Promise.race([this.#adopting, pause(readingPatience)]);
    if (!this.#isClosed) this.#line.connect();
  }

  /** Takes over what an earlier visit knew. */
  async #adopt(): Promise<void> {
    if (!this.#kept) return;
    this.isKept = this.#kept.works;
    this.#count.inherit(Number(await this.#kept.note('waiting')) || 0);
    await this.held?.restore();
    if (this.#isClosed) return;
    if (this.doc.store.clients.size > 0) this.loaded = true;
    this.#recount(true);
    // What a connection says is saved is counted from what it brought along: this one brought nothing of it.
    if (this.provider.wsconnected) this.#renew();
  }

  #listen(): void {
    const { provider, doc } = this;
    provider.messageHandlers[savedMessage] = (_encoder, decoder) => this.#hearSaved(readSaved(decoder));
    provider.messageHandlers[refusedMessage] = (_encoder, decoder) => {
      readRefused(decoder);
      this.#hearRefused();
    };
    provider.on('sync', (isSynced: boolean) => {
      if (!isSynced) return;
      // Only now: a server that takes sockets and says nothing is not there.
      this.loaded = true;
      this.#hasBeenOnline = true;
      this.#wasTurnedAway = false;
      this.connection = 'online';
      this.#recount(true);
      void this.#compare();
    });
    provider.on('status', ({ status }) => {
      if (status === 'connected') {
        this.#count.opened();
        this.#isRefused = false;
        this.#recount(true);
      } else if (this.#hasBeenOnline || !navigator.onLine) this.connection = 'offline';
    });
    provider.on('connection-close', () => {
      this.#count.closed();
      this.#wasTurnedAway = this.#line.wasTurnedAway;
      this.connection = 'offline';
      this.#recount(true);
    });
    doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin === provider) return;
      if (origin === this.#kept?.origin) this.#count.sentAlong();
      else this.#count.edited();
      this.#recount(false);
    });
  }

  #hearSaved(saved: Saved): void {
    const isNews = this.#count.heard(saved);
    if (this.#count.isConfirmed && !this.#isConfirmed) this.held?.arrived();
    this.#recount(isNews);
  }

  #hearRefused(): void {
    this.#isRefused = true;
    void this.#compare();
    // Closed and opened again too quickly for the screen to be told: the next connection will know.
    clearTimeout(this.#againTimer);
    this.#againTimer = setTimeout(() => {
      if (this.#isRefused && !this.#isLocked) this.#renew();
    }, againAfter);
  }

  #renewWithin(spread: number): void {
    clearTimeout(this.#againTimer);
    this.#againTimer = setTimeout(() => {
      if (!this.#isLocked && !this.#isConfirmed) this.#renew();
    }, Math.random() * spread);
  }

  #renew(): void {
    if (!this.provider.wsconnected) return;
    this.#line.renew();
    // Not that the network was gone.
    this.connection = 'connecting';
  }

  /** Finds out what the server does not have, where it won't say so itself. */
  async #compare(): Promise<void> {
    const isUnknown = this.#isRefused || (this.waiting > 0 && !this.#isConfirmed);
    if (!this.#isLocked || !isUnknown || !this.provider.synced) return;
    const isSame = await this.held?.look();
    if (!isSame || this.#isRefused) return;
    this.#count.nothingBrought();
    this.#recount(true);
  }

  #end(code: number): void {
    this.ended = code === closeCodes.tooLarge ? 'full' : 'refused';
    if (this.ended === 'full') void this.held?.look();
  }

  /** @param isProgress whether the log holds more than before, or the connection is another: patience begins anew */
  #recount(isProgress: boolean): void {
    const wasAllSaved = this.waiting === 0;
    this.waiting = this.#count.waiting;
    this.#isConfirmed = this.#count.isConfirmed;
    const isOnItsWay = this.waiting > 0 && this.provider.wsconnected;
    if (isProgress || !isOnItsWay) {
      clearTimeout(this.#lateTimer);
      this.#lateTimer = undefined;
      this.#isLate = false;
    }
    if (isOnItsWay) this.#lateTimer ??= setTimeout(() => this.#tellLate(), lateAfter);
    // That there is anything is noted at once, since the page may be gone in a moment; how much, now and then.
    if (wasAllSaved && this.waiting > 0) this.#noteWaiting();
    this.#noteTimer ??= setTimeout(() => {
      this.#noteTimer = undefined;
      this.#noteWaiting();
    }, noteEvery);
  }

  /** For the next visit; it is not believed, only shown until the server has spoken. */
  #noteWaiting(): void {
    void this.#kept?.keep('waiting', this.waiting);
  }

  #tellLate(): void {
    this.#isLate = true;
    // Or is nobody there any more?
    this.#line.wake();
  }

  /** Where the phone keeps nothing, closing the page would lose what is not saved. */
  readonly #warn = (event: BeforeUnloadEvent): void => {
    if (this.waiting > 0 && !this.isKept) event.preventDefault();
  };
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
