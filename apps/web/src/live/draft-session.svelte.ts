import { closeCodes, collabPath, terminalCloseCodes } from '@uskalla/contracts/wire';
import { readRefused, readSaved, refusedMessage, savedMessage } from '@uskalla/sync/client';
import { createSubscriber } from 'svelte/reactivity';
import { IndexeddbPersistence } from 'y-indexeddb';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

export type Connection = 'connecting' | 'online' | 'offline' | 'refused';

/**
 * A draft opened on this screen: its document, the way to the server, and the truth about what is
 * saved. Made in the browser only. A writer's text is also kept in IndexedDB from the first letter.
 */
export class DraftSession {
  readonly doc = new Y.Doc();
  readonly provider: WebsocketProvider;
  connection: Connection = $state('connecting');
  /** Edits of this page that the server has not reported saved; insertions and deletions alike. */
  pending = $state(0);
  /** Whether the server turned away what was typed, because it may not be written now. */
  refused = $state(false);
  /** Whether the text has been shown once, from the server or from this phone. */
  loaded = $state(false);

  #local: IndexeddbPersistence | null = null;
  /** Edits made on this page so far, how many of them this connection began with, and how many are saved. */
  #made = 0;
  #before = 0;
  #saved = 0;
  #hasBeenOnline = false;

  constructor(draftId: string, options: { keep: boolean }) {
    this.provider = new WebsocketProvider(serverAddress(), draftId, this.doc, {
      params: { acks: '1' },
      // The server is the one way between screens: what it has not checked, no other tab shows.
      disableBc: true,
      maxBackoffTime: 8_000,
    });
    this.#listen();
    if (options.keep) this.#local = this.#keep(draftId);
  }

  #listen(): void {
    const { provider, doc } = this;
    provider.messageHandlers[savedMessage] = (_encoder, decoder) => {
      const { synced, updates } = readSaved(decoder);
      // Until the state of connecting is in, later edits build on something not yet saved.
      if (!synced) return;
      this.refused = false;
      this.#saved = Math.max(this.#saved, this.#before + updates);
      this.#count();
    };
    provider.messageHandlers[refusedMessage] = (_encoder, decoder) => {
      readRefused(decoder);
      this.refused = true;
    };
    provider.on('sync', (isSynced: boolean) => {
      if (isSynced) this.loaded = true;
    });
    provider.on('status', ({ status }) => {
      if (status === 'connected') {
        // What there is now goes out as one state; each edit from here on as a message of its own.
        this.#before = this.#made;
        this.#hasBeenOnline = true;
        this.connection = 'online';
      } else if (this.connection !== 'refused') {
        this.connection = this.#hasBeenOnline || !navigator.onLine ? 'offline' : 'connecting';
      }
    });
    provider.on('connection-close', (event) => {
      if (!event || !terminalCloseCodes.has(event.code)) return;
      // Coming back would get the same answer, for ever.
      provider.disconnect();
      if (event.code !== closeCodes.tooLarge) this.connection = 'refused';
    });
    provider.on('connection-error', () => {
      if (this.connection === 'connecting') this.connection = 'offline';
    });
    doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin === provider || origin === this.#local) return;
      this.#made += 1;
      this.#count();
    });
    document.addEventListener('visibilitychange', this.#wake);
    window.addEventListener('online', this.#wake);
    window.addEventListener('offline', this.#sleep);
  }

  #keep(draftId: string): IndexeddbPersistence {
    const local = new IndexeddbPersistence(localName(draftId), this.doc);
    void local.whenSynced.then(() => {
      if (this.doc.store.clients.size > 0) this.loaded = true;
    });
    return local;
  }

  /** Waking up resyncs at once instead of waiting for the next attempt. */
  readonly #wake = (): void => {
    if (document.visibilityState !== 'visible' || this.connection === 'refused') return;
    if (!this.provider.wsconnected && this.provider.shouldConnect) this.provider.connect();
  };

  /** The network is gone, which a socket may take minutes to notice: it is given up, and tried anew. */
  readonly #sleep = (): void => {
    if (this.connection === 'online') this.connection = 'offline';
    this.provider.ws?.close();
  };

  #count(): void {
    this.pending = this.#made - this.#saved;
  }

  /** Leaves the seat: nothing of the text stays on this phone. */
  async forget(): Promise<void> {
    await this.#local?.clearData();
  }

  close(): void {
    document.removeEventListener('visibilitychange', this.#wake);
    window.removeEventListener('online', this.#wake);
    window.removeEventListener('offline', this.#sleep);
    this.provider.destroy();
    void this.#local?.destroy();
    this.doc.destroy();
  }
}

const localName = (draftId: string) => `uskalla-draft-${draftId}`;

function serverAddress(): string {
  const { protocol, host } = window.location;
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}${collabPath}`;
}

/** Something inside Yjs as a value that Svelte follows: the one adapter for all screens. */
export function following<T>(observe: (changed: () => void) => () => void, read: () => T): { readonly current: T } {
  const subscribe = createSubscriber((update) => observe(update));
  return {
    get current() {
      subscribe();
      return read();
    },
  };
}

/** A Y type (or any part of a document) followed for every change inside it. */
export function followingType<T>(type: Y.AbstractType<never>, read: () => T): { readonly current: T } {
  return following((changed) => {
    type.observeDeep(changed);
    return () => type.unobserveDeep(changed);
  }, read);
}
