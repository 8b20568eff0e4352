import * as Y from 'yjs';
import { hasPlausibleItems } from './plausible-items.ts';
import type { LoadedLog } from './update-log.ts';

/** What came of a client's bytes: the update that is new in them (`null` where there was none), or that they were bad. */
export type Applied =
  Readonly<{ ok: true; update: Uint8Array | null }> | Readonly<{ ok: false; reason: 'malformed' | 'gap' | 'damaged' }>;

export type Accepts = (doc: Y.Doc, transaction: Y.Transaction) => boolean;

/**
 * A Y.Doc that strangers' bytes are applied to. `applyUpdate` is not atomic: bytes that fail halfway,
 * or that break the document's shape, leave it damaged. It says so, and whoever holds it
 * must throw it away and build it again from the log.
 */
export class GuardedDoc {
  readonly doc = new Y.Doc({ gc: true });
  readonly #accepts: Accepts;
  #seen: { update: Uint8Array; accepted: boolean }[] = [];

  /** Whether something was applied that no Yjs client writes; the log's bytes are not asked. */
  #isImplausible = false;

  constructor(accepts: Accepts) {
    this.#accepts = accepts;
    this.doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
      if (!this.#safely(() => hasPlausibleItems(transaction))) this.#isImplausible = true;
    });
    this.doc.on('update', (update: Uint8Array, _origin: unknown, doc: Y.Doc, transaction: Y.Transaction) => {
      this.#seen.push({ update, accepted: this.#safely(() => this.#accepts(doc, transaction)) });
    });
  }

  /** Fills the empty document from its log, whose bytes are trusted. @throws where they do not make a whole document */
  load({ snapshot, updates }: LoadedLog, more: readonly Uint8Array[] = []): void {
    this.doc.transact(() => {
      for (const update of [...(snapshot ? [snapshot] : []), ...updates, ...more]) Y.applyUpdate(this.doc, update);
    });
    this.#seen = [];
    this.#isImplausible = false;
    if (hasGap(this.doc)) throw new Error('the log of a document has a gap');
  }

  apply(bytes: Uint8Array): Applied {
    // Most damaged bytes are told without touching the document.
    if (!this.#safely(() => (Y.decodeUpdate(bytes), true))) return { ok: false, reason: 'malformed' };
    this.#seen = [];
    const before = Y.encodeStateVector(this.doc);
    if (!this.#safely(() => (Y.applyUpdate(this.doc, bytes), true))) return { ok: false, reason: 'damaged' };
    const seen = this.#seen;
    this.#seen = [];
    if (this.#isImplausible) return { ok: false, reason: 'damaged' };
    if (seen.some(({ accepted }) => !accepted)) return { ok: false, reason: 'damaged' };
    if (hasGap(this.doc)) return { ok: false, reason: 'gap' };
    if (seen.length === 0) return { ok: true, update: null };
    // A document that can't tell what is new in it can't sync anybody.
    if (!this.#safely(() => Y.encodeStateAsUpdate(this.doc, before).length > 0))
      return { ok: false, reason: 'damaged' };
    const [first, ...rest] = seen.map(({ update }) => update);
    return { ok: true, update: first && rest.length > 0 ? Y.mergeUpdates([first, ...rest]) : (first ?? null) };
  }

  destroy(): void {
    this.doc.destroy();
  }

  #safely(check: () => boolean): boolean {
    try {
      return check();
    } catch {
      return false;
    }
  }
}

/** Edits that build on ones we do not have wait inside the document; a whole document has none. */
function hasGap(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}
