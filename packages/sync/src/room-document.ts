import * as Y from 'yjs';
import { DocumentSize } from './document-size.ts';
import { GuardedDoc } from './guarded-doc.ts';
import { loadDocument } from './load-document.ts';
import type { SyncLimits, SyncOptions } from './options.ts';
import type { LoadedLog } from './update-log.ts';

/**
 * A room's document, which can be damaged by what is applied to it. Damaged it is nothing: nobody is shown it, nobody
 * writes to it, until it has been built anew from the log and the edits that are on their way there.
 */
export class RoomDocument {
  readonly #docId: string;
  readonly #options: SyncOptions;
  readonly #limits: SyncLimits;
  readonly #uncommitted: () => readonly Uint8Array[];
  readonly #onRebuilt: (isWhole: boolean) => void;
  #guarded: GuardedDoc | undefined;
  #size: DocumentSize;
  #rebuilding: Promise<void> | undefined;

  /**
   * @param parts.uncommitted edits taken but not yet in the log, in order; none may be added during a rebuild
   * @param parts.onRebuilt called after each rebuild; with `false` where the log did not answer
   * @throws where `loaded` does not make a whole document
   */
  constructor(parts: {
    docId: string;
    loaded: LoadedLog;
    options: SyncOptions;
    limits: SyncLimits;
    uncommitted: () => readonly Uint8Array[];
    onRebuilt: (isWhole: boolean) => void;
  }) {
    this.#docId = parts.docId;
    this.#options = parts.options;
    this.#limits = parts.limits;
    this.#uncommitted = parts.uncommitted;
    this.#onRebuilt = parts.onRebuilt;
    const guarded = this.#build(parts.loaded);
    this.#guarded = guarded;
    this.#size = this.#sizeOf(guarded);
  }

  /** The document, or nothing while it is damaged. */
  get whole(): GuardedDoc | undefined {
    return this.#guarded;
  }

  get size(): DocumentSize {
    return this.#size;
  }

  get rebuilding(): Promise<void> | undefined {
    return this.#rebuilding;
  }

  discard(): void {
    this.#guarded?.destroy();
    this.#guarded = undefined;
  }

  /** Resolves when it is whole again, or the log did not answer; then it may be tried again. */
  rebuild(): Promise<void> {
    this.#rebuilding ??= this.#rebuildFromLog().then((isWhole) => {
      // Before anybody is told, since what waited may bring about a rebuild of its own.
      this.#rebuilding = undefined;
      this.#onRebuilt(isWhole);
    });
    return this.#rebuilding;
  }

  async #rebuildFromLog(): Promise<boolean> {
    try {
      // These first: what is committed meanwhile is in both, and applying it twice changes nothing.
      const uncommitted = this.#uncommitted();
      const { log, onError } = this.#options;
      const build = (loaded: LoadedLog) => this.#build(loaded, uncommitted);
      const guarded = await loadDocument(log, this.#docId, build, (error) => onError?.(error, this.#docId));
      if (!guarded) throw new Error('the document is gone from the log');
      this.#guarded = guarded;
      this.#size = this.#sizeOf(guarded);
      return true;
    } catch (error) {
      this.#options.onError?.(error, this.#docId);
      return false;
    }
  }

  #build(loaded: LoadedLog, more: readonly Uint8Array[] = []): GuardedDoc {
    const { accepts, margin, prepare } = this.#options;
    const guarded = new GuardedDoc(
      (doc, transaction) => accepts?.(this.#docId, doc, transaction) ?? true,
      (doc) => margin?.(this.#docId, doc) ?? (accepts ? 0 : Infinity),
    );
    prepare?.(this.#docId, guarded.doc);
    guarded.load(loaded, more);
    return guarded;
  }

  #sizeOf(guarded: GuardedDoc): DocumentSize {
    return new DocumentSize(this.#limits.document, () => Y.encodeStateAsUpdate(guarded.doc).byteLength);
  }
}
