import * as Y from 'yjs';
import { hasPlausibleItems } from './plausible-items.ts';
import { readTypedEdit, type TypedEdit } from './typed-edit.ts';
import { TypingAhead } from './typing-ahead.ts';
import type { LoadedLog } from './update-log.ts';

/** A client's bytes, as they can be read before they are applied. */
export type ReadUpdate = Readonly<{
  bytes: Uint8Array;
  /** What it is where it is nothing but typing. */
  typed: TypedEdit | undefined;
  /** Whose letters (by client id) the document does not have yet; what is deleted is not looked at. */
  newsOf: readonly number[];
}>;

/** What came of a client's bytes: the update that is new in them (`null` where there was none), or that they were bad. */
export type Applied =
  Readonly<{ ok: true; update: Uint8Array | null }> | Readonly<{ ok: false; reason: 'gap' | 'damaged' }>;

export type Accepts = (doc: Y.Doc, transaction: Y.Transaction) => boolean;
/** How many letters may be typed on, wherever it is, before a document has to be looked at again. */
export type Margin = (doc: Y.Doc) => number;

const nothingNew: Applied = { ok: true, update: null };
const nobody: readonly number[] = [];
const damaged: Applied = { ok: false, reason: 'damaged' };

/**
 * A Y.Doc that strangers' bytes are applied to. `applyUpdate` is not atomic: bytes that fail halfway,
 * or that break the document's shape, leave it damaged. It says so, and whoever holds it
 * must throw it away and build it again from the log.
 */
export class GuardedDoc {
  readonly #doc = new Y.Doc({ gc: true });
  readonly #accepts: Accepts;
  readonly #margin: Margin;
  readonly #ahead = new TypingAhead();
  readonly #clockOf = (client: number) => this.#ahead.clockOf(client) ?? Y.getState(this.#doc.store, client);
  #lettersAhead = 0;
  /** Of the transaction just seen: whether it was in order, and whether it changed anything. The log's bytes are not asked. */
  #isInOrder = true;
  #hasChanged = false;

  constructor(accepts: Accepts, margin: Margin) {
    this.#accepts = accepts;
    this.#margin = margin;
    // Before Yjs joins the new pieces with what is beside them, and whatever a listener would do about them.
    this.#doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
      if (!safely(() => hasPlausibleItems(transaction) && this.#accepts(this.#doc, transaction)))
        this.#isInOrder = false;
      if (transaction.deleteSet.clients.size > 0 || hasNewItems(transaction)) this.#hasChanged = true;
    });
  }

  /** The document, with all in it that was taken. */
  get doc(): Y.Doc {
    this.#catchUp();
    return this.#doc;
  }

  /** Fills the empty document from its log, whose bytes are trusted. @throws where they do not make a whole document */
  load({ snapshot, updates }: Pick<LoadedLog, 'snapshot' | 'updates'>, more: readonly Uint8Array[] = []): void {
    const doc = this.#doc;
    doc.transact(() => {
      for (const update of [...(snapshot ? [snapshot] : []), ...updates, ...more]) Y.applyUpdate(doc, update);
    });
    if (hasGap(doc)) throw new Error('the log of a document has a gap');
    this.#lettersAhead = this.#margin(doc);
  }

  /** Looks at a client's bytes without touching the document. @returns `undefined` for what can't be read */
  read(bytes: Uint8Array): ReadUpdate | undefined {
    try {
      const typed = readTypedEdit(bytes, this.#clockOf);
      if (typed) return { bytes, typed, newsOf: typed.client === undefined ? nobody : [typed.client] };
      Y.decodeUpdate(bytes);
      const newsOf: number[] = [];
      for (const [client, clock] of Y.parseUpdateMeta(bytes).to) if (clock > this.#clockOf(client)) newsOf.push(client);
      return { bytes, typed: undefined, newsOf };
    } catch {
      return undefined;
    }
  }

  /** Whether all that an update deletes is deleted here already; the update must have been read before. */
  holdsDeletions(bytes: Uint8Array): boolean {
    const { store } = this.doc;
    for (const [client, ranges] of Y.decodeUpdate(bytes).ds.clients) {
      for (const { clock, len } of ranges)
        if (!areDeleted(store.clients.get(client) ?? [], clock, clock + len)) return false;
    }
    return true;
  }

  /** Takes what was read just before. After `damaged` and `gap` the document must not be used any more. */
  apply({ bytes, typed }: ReadUpdate): Applied {
    if (typed && this.#ahead.continues(typed, this.#lettersAhead)) {
      this.#ahead.add(typed);
      return { ok: true, update: bytes };
    }
    this.#catchUp();
    this.#isInOrder = true;
    this.#hasChanged = false;
    const applied = typed ? this.#applyTyped(typed) : this.#applyAny(bytes);
    this.#lettersAhead = this.#margin(this.#doc);
    return applied;
  }

  /**
   * Takes what another process has put into the log: trusted as the log is.
   * @returns as one update what of it was new, or `false` where the document is not whole any more: something it builds on is missing
   */
  takeLogged(updates: readonly Uint8Array[]): Uint8Array | null | false {
    this.#catchUp();
    this.#ahead.forget();
    const doc = this.#doc;
    let news: Uint8Array | null = null;
    const collect = (update: Uint8Array) => void (news = update);
    doc.on('update', collect);
    const isApplied = safely(() => {
      doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
      return !hasGap(doc);
    });
    doc.off('update', collect);
    this.#lettersAhead = this.#margin(doc);
    return isApplied && news;
  }

  #applyTyped(typed: TypedEdit): Applied {
    const { bytes } = typed;
    if (!safely(() => (Y.applyUpdate(this.#doc, bytes), true)) || !this.#isInOrder || hasGap(this.#doc)) return damaged;
    this.#ahead.note(typed);
    return this.#hasChanged ? { ok: true, update: bytes } : nothingNew;
  }

  #applyAny(bytes: Uint8Array): Applied {
    const doc = this.#doc;
    this.#ahead.forget();
    const before = Y.encodeStateVector(doc);
    const updates: Uint8Array[] = [];
    const collect = (update: Uint8Array) => void updates.push(update);
    doc.on('update', collect);
    const isApplied = safely(() => (Y.applyUpdate(doc, bytes), true));
    doc.off('update', collect);
    if (!isApplied || !this.#isInOrder) return damaged;
    if (hasGap(doc)) return { ok: false, reason: 'gap' };
    const [first, ...rest] = updates;
    if (first === undefined) return nothingNew;
    // A document that can't tell what is new in it can't sync anybody.
    if (!safely(() => Y.encodeStateAsUpdate(doc, before).length > 0)) return damaged;
    return { ok: true, update: rest.length > 0 ? Y.mergeUpdates([first, ...rest]) : first };
  }

  #catchUp(): void {
    const update = this.#ahead.take();
    if (!update) return;
    Y.applyUpdate(this.#doc, update);
    this.#lettersAhead = this.#margin(this.#doc);
  }

  destroy(): void {
    this.#doc.destroy();
  }
}

/** Edits that build on ones we do not have wait inside the document; a whole document has none. */
function hasGap(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

/** Whether a client's letters from one clock to before another are there, and all deleted. */
function areDeleted(structs: (Y.Item | Y.GC)[], from: number, to: number): boolean {
  let clock = from;
  while (clock < to) {
    const struct = structs[safeIndex(structs, clock)];
    if (!struct?.deleted) return false;
    clock = struct.id.clock + struct.length;
  }
  return true;
}

function safeIndex(structs: (Y.Item | Y.GC)[], clock: number): number {
  const last = structs.at(-1);
  if (!last || clock >= last.id.clock + last.length) return -1;
  return Y.findIndexSS(structs, clock);
}

function hasNewItems({ beforeState, afterState }: Y.Transaction): boolean {
  for (const [client, clock] of afterState) if (beforeState.get(client) !== clock) return true;
  return false;
}

function safely(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}
