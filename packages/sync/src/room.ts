import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import * as Y from 'yjs';
import { RoomAwareness } from './awareness.ts';
import type { SyncConnection } from './connection.ts';
import { GroupCommit } from './group-commit.ts';
import { GuardedDoc } from './guarded-doc.ts';
import type { SyncCloseCodes, SyncLimits, SyncOptions } from './options.ts';
import { messageType, refusedFrame, savedFrame, syncFrame, syncStep } from './protocol.ts';
import { TokenBucket } from './token-bucket.ts';
import type { LoadedLog } from './update-log.ts';

/** What a room keeps of one connection. */
type Member = {
  connection: SyncConnection;
  bucket: TokenBucket;
  /** Write messages taken so far, and how many of them are in the log. */
  received: { synced: boolean; updates: number };
  saved: { synced: boolean; updates: number };
  /** An edit was turned away: nothing after it may be called saved. */
  refused: boolean;
  /** Too slow: passed over until its buffer has drained, then given the whole state. */
  behind: boolean;
};

const catchUpEvery = 500;

/** One open document: who has it open, what is in it, and what of that is saved. */
export class Room {
  readonly #docId: string;
  readonly #options: SyncOptions;
  readonly #limits: SyncLimits;
  readonly #codes: SyncCloseCodes;
  readonly #members = new Map<SyncConnection, Member>();
  readonly #awareness: RoomAwareness;
  readonly #commit: GroupCommit;
  #guarded: GuardedDoc;
  #documentBytes: number;
  #rebuilding: Promise<void> | undefined;
  #catchUp: NodeJS.Timeout | undefined;

  constructor(docId: string, loaded: LoadedLog, options: SyncOptions, limits: SyncLimits) {
    this.#docId = docId;
    this.#options = options;
    this.#limits = limits;
    this.#codes = options.closeCodes;
    this.#guarded = this.#build(loaded);
    this.#documentBytes = Y.encodeStateAsUpdate(this.#guarded.doc).byteLength;
    this.#awareness = new RoomAwareness({
      broadcast: (frame) => this.#send(frame),
      maxBytes: limits.awareness,
    });
    this.#commit = new GroupCommit({
      log: options.log,
      docId,
      onCommitted: () => options.onCommitted?.(docId),
      onError: (error) => options.onError?.(error, docId),
    });
  }

  get doc(): Y.Doc {
    return this.#guarded.doc;
  }

  get size(): number {
    return this.#members.size;
  }

  get members(): readonly SyncConnection[] {
    return [...this.#members.keys()];
  }

  /** Resolves when everything taken so far is in the log, and a rebuild under way is done. */
  async settled(): Promise<void> {
    await this.#rebuilding;
    await this.#commit.idle();
  }

  join(connection: SyncConnection): void {
    const sameSubject = this.members.filter(({ subject }) => subject === connection.subject).length;
    if (sameSubject >= this.#limits.connectionsPerSubject) {
      connection.close(this.#codes.tooMany);
      return;
    }
    this.#members.set(connection, {
      connection,
      bucket: new TokenBucket(this.#limits.updatesPerSecond, this.#limits.updatesAtOnce, this.#now()),
      received: { synced: false, updates: 0 },
      saved: { synced: false, updates: 0 },
      refused: false,
      behind: false,
    });
    connection.send(syncFrame(syncStep.one, Y.encodeStateVector(this.doc)));
    const present = this.#awareness.all();
    if (present) connection.send(present);
  }

  leave(connection: SyncConnection): void {
    if (this.#members.delete(connection)) this.#awareness.leave(connection);
  }

  destroy(): void {
    clearInterval(this.#catchUp);
    this.#awareness.destroy();
    this.#guarded.destroy();
  }

  /** Takes one message. Nothing in it can throw past here. */
  receive(connection: SyncConnection, data: Uint8Array): void {
    const member = this.#members.get(connection);
    if (!member) return;
    if (this.#rebuilding) {
      void this.#rebuilding.then(() => this.receive(connection, data));
      return;
    }
    if (data.byteLength > this.#limits.message) {
      this.#expel(connection, this.#codes.tooLarge);
      return;
    }
    try {
      this.#read(member, data);
    } catch (error) {
      this.#options.onError?.(error, this.#docId);
      this.#expel(connection, this.#codes.poisoned);
    }
  }

  #read(member: Member, data: Uint8Array): void {
    const { connection } = member;
    const decoder = createDecoder(data);
    const type = readVarUint(decoder);
    if (type === messageType.awareness) this.#awareness.receive(connection, readVarUint8Array(decoder));
    else if (type === messageType.queryAwareness) {
      const present = this.#awareness.all();
      if (present) connection.send(present);
    } else if (type === messageType.sync) {
      const step = readVarUint(decoder);
      const payload = readVarUint8Array(decoder);
      if (step === syncStep.one) {
        connection.send(syncFrame(syncStep.two, Y.encodeStateAsUpdate(this.doc, payload)));
      } else if (step === syncStep.two || step === syncStep.update) this.#write(member, step, payload);
    }
    // Any other type is of a later protocol, and not for us.
  }

  #write(member: Member, step: number, update: Uint8Array): void {
    const { connection, received } = member;
    if (!member.bucket.take(this.#now())) {
      this.#expel(connection, this.#codes.tooMany);
      return;
    }
    if (!connection.canWrite()) {
      this.#refuse(member, step, update);
      return;
    }
    if (
      this.#documentBytes + update.byteLength > this.#limits.document ||
      this.#commit.uncommittedBytes + update.byteLength > this.#limits.uncommitted
    ) {
      const isFull = this.#documentBytes + update.byteLength > this.#limits.document;
      // A full document still lets in what takes nothing up: coming back with all one has.
      if (!isFull || bringsNews(this.doc, update)) {
        this.#expel(connection, isFull ? this.#codes.tooLarge : this.#codes.tryLater);
        return;
      }
    }
    const applied = this.#guarded.apply(update);
    if (!applied.ok) {
      this.#dropBad(connection, applied.reason);
      return;
    }
    if (step === syncStep.two) received.synced = true;
    else received.updates += 1;
    if (applied.update) this.#accept(member, applied.update);
    else this.#tellLater(member);
  }

  /** A message that brought nothing new is in the log as soon as what came before it is. */
  #tellLater(member: Member): void {
    if (member.refused) return;
    const mark = { ...member.received };
    this.#commit.idle().then(
      () => this.#tellSaved(member, mark),
      (error: unknown) => this.#options.onError?.(error, this.#docId),
    );
  }

  #accept(member: Member, update: Uint8Array): void {
    const { connection } = member;
    this.#documentBytes += update.byteLength;
    // After something was turned away nothing may be called saved: it may build on that.
    const mark = member.refused ? undefined : { ...member.received };
    this.#commit.push({ update, author: connection.subject, at: new Date(this.#now()) }, () => {
      if (mark) this.#tellSaved(member, mark);
    });
    this.#send(syncFrame(syncStep.update, update), connection);
  }

  #tellSaved(member: Member, mark: Member['received']): void {
    if (!this.#members.has(member.connection)) return;
    if (mark.updates < member.saved.updates) return;
    member.saved = mark;
    if (member.connection.acks) member.connection.send(savedFrame(mark));
  }

  #refuse(member: Member, step: number, update: Uint8Array): void {
    // A reader's step 2 holds nothing new, and needs no answer.
    if (step === syncStep.two && !bringsNews(this.doc, update)) return;
    member.refused = true;
    if (member.connection.acks) member.connection.send(refusedFrame('read-only'));
  }

  /** Bytes that may have damaged the document: none of them is logged or sent on, and it is built anew. */
  #dropBad(connection: SyncConnection, reason: 'malformed' | 'gap' | 'damaged'): void {
    this.#options.onError?.(new Error(`dropped an update: ${reason}`), this.#docId);
    // A gap is what honest clients have after an edit of theirs was turned away: they start over.
    this.#expel(connection, reason === 'gap' ? this.#codes.tryLater : this.#codes.poisoned);
    if (reason !== 'malformed') this.#rebuild();
  }

  #rebuild(): void {
    this.#rebuilding ??= this.#rebuildFromLog().finally(() => (this.#rebuilding = undefined));
  }

  async #rebuildFromLog(): Promise<void> {
    try {
      // The log first: what is committed meanwhile is in both, and applying it twice changes nothing.
      const uncommitted = this.#commit.uncommitted.map(({ update }) => update);
      const loaded = await this.#options.log.load(this.#docId);
      if (!loaded) throw new Error('the document is gone from the log');
      const rebuilt = this.#build(loaded, uncommitted);
      this.#guarded.destroy();
      this.#guarded = rebuilt;
    } catch (error) {
      this.#options.onError?.(error, this.#docId);
      for (const connection of this.members) this.#expel(connection, this.#codes.tryLater);
    }
  }

  #build(loaded: LoadedLog, more: readonly Uint8Array[] = []): GuardedDoc {
    const { accepts, prepare } = this.#options;
    const guarded = new GuardedDoc((doc, transaction) => accepts?.(this.#docId, doc, transaction) ?? true);
    prepare?.(this.#docId, guarded.doc);
    guarded.load(loaded, more);
    return guarded;
  }

  /** Sends one frame to all but one; whoever can't keep up is passed over and caught up later. */
  #send(frame: Uint8Array, except?: SyncConnection): void {
    for (const member of this.#members.values()) {
      if (member.connection === except || member.behind) continue;
      member.connection.send(frame);
      if (member.connection.bufferedAmount() > this.#limits.outgoing) this.#fallBehind(member);
    }
  }

  #fallBehind(member: Member): void {
    member.behind = true;
    this.#catchUp ??= setInterval(() => {
      let anyBehind = false;
      for (const late of this.#members.values()) {
        if (!late.behind) continue;
        if (late.connection.bufferedAmount() > this.#limits.outgoing / 4) {
          anyBehind = true;
          continue;
        }
        late.behind = false;
        late.connection.send(syncFrame(syncStep.two, Y.encodeStateAsUpdate(this.doc)));
      }
      if (anyBehind) return;
      clearInterval(this.#catchUp);
      this.#catchUp = undefined;
    }, catchUpEvery).unref();
  }

  #expel(connection: SyncConnection, code: number): void {
    this.leave(connection);
    connection.close(code);
  }

  #now(): number {
    return this.#options.now?.() ?? Date.now();
  }
}

/** Whether an update holds insertions that the document lacks; what it deletes is not looked at. */
function bringsNews(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    const known = Y.decodeStateVector(Y.encodeStateVector(doc));
    for (const [client, clock] of Y.parseUpdateMeta(update).to) if (clock > (known.get(client) ?? 0)) return true;
    return false;
  } catch {
    return true;
  }
}
