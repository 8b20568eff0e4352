import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import * as Y from 'yjs';
import { RoomAwareness } from './awareness.ts';
import type { SyncConnection } from './connection.ts';
import { GroupCommit } from './group-commit.ts';
import type { GuardedDoc } from './guarded-doc.ts';
import { createMember, type Member } from './member.ts';
import { SyncError, type SyncCloseCodes, type SyncLimits, type SyncOptions } from './options.ts';
import { messageType, refusedFrame, savedFrame, syncFrame, syncStep } from './protocol.ts';
import { RoomDocument } from './room-document.ts';
import { SlowReaders } from './slow-readers.ts';
import type { LoadedLog } from './update-log.ts';

/** One open document: who has it open, what is in it, and what of that is saved. */
export class Room {
  readonly #docId: string;
  readonly #options: SyncOptions;
  readonly #limits: SyncLimits;
  readonly #codes: SyncCloseCodes;
  readonly #members = new Map<SyncConnection, Member>();
  readonly #awareness: RoomAwareness;
  readonly #commit: GroupCommit;
  readonly #slow: SlowReaders;
  readonly #document: RoomDocument;

  constructor(docId: string, loaded: LoadedLog, options: SyncOptions, limits: SyncLimits) {
    this.#docId = docId;
    this.#options = options;
    this.#limits = limits;
    this.#codes = options.closeCodes;
    this.#document = new RoomDocument({
      docId,
      loaded,
      options,
      limits,
      uncommitted: () => this.#commit.uncommitted.map(({ update }) => update),
      onRebuilt: (isWhole) => this.#resume(isWhole),
    });
    this.#slow = new SlowReaders({ limit: limits.outgoing, catchUp: (connection) => this.#catchUp(connection) });
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

  get hasUncommitted(): boolean {
    return this.#commit.uncommitted.length > 0;
  }

  /** Resolves when everything taken so far is in the log, and a rebuild under way is done. */
  async settled(): Promise<void> {
    await this.#document.rebuilding;
    await this.#commit.committed();
  }

  /**
   * What `reader` makes of the document as it is now, once all that is in it is in the log.
   * @throws SyncError `unavailable` where the document is damaged and the log does not answer
   */
  async read<T>(reader: (doc: Y.Doc) => T): Promise<T> {
    if (!this.#document.whole) await this.#document.rebuild();
    if (!this.#document.whole) throw new SyncError('unavailable');
    // Read first: what others write while we wait is not yet saved, and not asked for.
    const value = reader(this.#document.whole.doc);
    await this.#commit.committed();
    return value;
  }

  join(connection: SyncConnection): void {
    const sameSubject = [...this.#members.keys()].filter(({ subject }) => subject === connection.subject).length;
    if (sameSubject >= this.#limits.connectionsPerSubject) {
      connection.close(this.#codes.tooMany);
      return;
    }
    const member = createMember(connection, this.#limits, this.#now());
    this.#members.set(connection, member);
    if (this.#document.whole) this.#greet(member, this.#document.whole);
    // A rebuild that failed before is tried again for whoever comes.
    else void this.#document.rebuild();
  }

  leave(connection: SyncConnection): void {
    if (!this.#members.delete(connection)) return;
    this.#slow.leave(connection);
    this.#awareness.leave(connection);
  }

  destroy(): void {
    this.#commit.stop();
    this.#slow.destroy();
    this.#awareness.destroy();
    this.#document.discard();
  }

  /** Takes one message. Nothing in it can throw past here. */
  receive(connection: SyncConnection, data: Uint8Array): void {
    const member = this.#members.get(connection);
    if (!member) return;
    if (data.byteLength > this.#limits.message) this.#expel(connection, this.#codes.tooLarge);
    else if (!member.bucket.take(this.#now())) this.#expel(connection, this.#codes.tooMany);
    else this.#deliver(member, data);
  }

  #greet(member: Member, { doc }: GuardedDoc): void {
    member.greeted = true;
    member.connection.send(syncFrame(syncStep.one, Y.encodeStateVector(doc)));
    const present = this.#awareness.all();
    if (present) member.connection.send(present);
  }

  #deliver(member: Member, data: Uint8Array): void {
    if (!this.#members.has(member.connection)) return;
    if (!this.#document.whole) {
      if (!member.waiting.add(data)) this.#expel(member.connection, this.#codes.tryLater);
      return;
    }
    try {
      this.#read(member, data, this.#document.whole);
    } catch (error) {
      this.#options.onError?.(error, this.#docId);
      this.#expel(member.connection, this.#codes.poisoned);
    }
  }

  #read(member: Member, data: Uint8Array, guarded: GuardedDoc): void {
    const { connection } = member;
    const decoder = createDecoder(data);
    const type = readVarUint(decoder);
    if (type === messageType.awareness) this.#awareness.receive(connection, readVarUint8Array(decoder));
    else if (type === messageType.queryAwareness) {
      const present = this.#awareness.all();
      if (present && !this.#slow.isBehind(connection)) connection.send(present);
    } else if (type === messageType.sync) {
      const step = readVarUint(decoder);
      const payload = readVarUint8Array(decoder);
      if (step === syncStep.one) {
        // Who asks again and again without taking the answers in gets one answer, when it has.
        if (this.#slow.isBehind(connection)) return;
        connection.send(syncFrame(syncStep.two, Y.encodeStateAsUpdate(guarded.doc, payload)));
      } else if (step === syncStep.two) this.#answer(member, payload, guarded);
      else if (step === syncStep.update) this.#update(member, payload, guarded);
    }
    // Any other type is of a later protocol, and not for us.
  }

  /** What the connection has beyond the document; then come the edits that may build on it. */
  #answer(member: Member, update: Uint8Array, guarded: GuardedDoc): void {
    this.#write(member, syncStep.two, update, guarded);
    member.answered = true;
    for (const early of member.early.take()) {
      if (!this.#document.whole || !this.#members.has(member.connection)) return;
      this.#write(member, syncStep.update, early, this.#document.whole);
    }
  }

  /** Somebody who comes back typing sends edits before being asked for those made while away: they wait for them. */
  #update(member: Member, update: Uint8Array, guarded: GuardedDoc): void {
    if (member.answered) this.#write(member, syncStep.update, update, guarded);
    else if (!member.early.add(update)) this.#expel(member.connection, this.#codes.tryLater);
  }

  #write(member: Member, step: number, update: Uint8Array, guarded: GuardedDoc): void {
    const { connection, received } = member;
    if (!connection.canWrite()) {
      this.#refuse(member, step, update, guarded);
      return;
    }
    if (this.#commit.uncommittedBytes + update.byteLength > this.#limits.uncommitted) {
      this.#expel(connection, this.#codes.tryLater);
      return;
    }
    // A full document still lets in what takes nothing up: deletions, and coming back with all one has.
    if (!this.#document.size.hasRoomFor(update.byteLength) && bringsNews(guarded.doc, update)) {
      this.#expel(connection, this.#codes.tooLarge);
      return;
    }
    const applied = guarded.apply(update);
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
    this.#commit.committed().then(
      () => this.#tellSaved(member, mark),
      (error: unknown) => this.#options.onError?.(error, this.#docId),
    );
  }

  #accept(member: Member, update: Uint8Array): void {
    const { connection } = member;
    this.#document.size.add(update.byteLength);
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

  #refuse(member: Member, step: number, update: Uint8Array, { doc }: GuardedDoc): void {
    // A reader's step 2 holds nothing new, and needs no answer.
    if (step === syncStep.two && !bringsNews(doc, update)) return;
    member.refused = true;
    if (member.connection.acks) member.connection.send(refusedFrame('read-only'));
  }

  /** Bytes that may have damaged the document: none of them is logged or sent on, and it is built anew. */
  #dropBad(connection: SyncConnection, reason: 'malformed' | 'gap' | 'damaged'): void {
    this.#options.onError?.(new Error(`dropped an update: ${reason}`), this.#docId);
    // A gap is what honest clients have after an edit of theirs was turned away: they start over.
    this.#expel(connection, reason === 'gap' ? this.#codes.tryLater : this.#codes.poisoned);
    if (reason === 'malformed') return;
    this.#document.discard();
    void this.#document.rebuild();
  }

  /** The document was rebuilt: what waited goes on. If it could not be, all are sent off to come again. */
  #resume(isWhole: boolean): void {
    for (const member of [...this.#members.values()]) {
      if (!isWhole) this.#expel(member.connection, this.#codes.tryLater);
      else if (this.#document.whole && !member.greeted) this.#greet(member, this.#document.whole);
      for (const data of member.waiting.take()) this.#deliver(member, data);
    }
  }

  /** Sends one frame to all but one; whoever can't keep up is passed over and caught up later. */
  #send(frame: Uint8Array, except?: SyncConnection): void {
    for (const { connection, greeted } of this.#members.values()) {
      if (connection !== except && greeted && !this.#slow.isBehind(connection)) connection.send(frame);
    }
  }

  #catchUp(connection: SyncConnection): boolean {
    const { whole } = this.#document;
    if (!whole) return false;
    connection.send(syncFrame(syncStep.two, Y.encodeStateAsUpdate(whole.doc)));
    const present = this.#awareness.all();
    if (present) connection.send(present);
    return true;
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
