import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import * as Y from 'yjs';
import { Acknowledgements } from './acknowledgements.ts';
import { RoomAwareness } from './awareness.ts';
import type { Bus } from './bus.ts';
import type { SyncConnection } from './connection.ts';
import type { DocumentCommits } from './document-commits.ts';
import type { GroupCommit } from './group-commit.ts';
import type { GuardedDoc } from './guarded-doc.ts';
import { Inbox } from './inbox.ts';
import { Neighbours } from './neighbours.ts';
import { Intake } from './intake.ts';
import { createMember, type Member } from './member.ts';
import { SyncError, type SyncCloseCodes, type SyncLimits, type SyncOptions } from './options.ts';
import { Outbox } from './outbox.ts';
import { messageType, syncFrame, syncStep } from './protocol.ts';
import { RoomDocument } from './room-document.ts';
import { serverEdit } from './server-edit.ts';
import { SharedMessage } from './shared-message.ts';
import { SlowReaders } from './slow-readers.ts';
import { Snapshots } from './snapshots.ts';
import { typistOf } from './typed-edit.ts';
import type { LoadedLog } from './update-log.ts';
import { WholeState } from './whole-state.ts';

type Received = Readonly<{ connection: SyncConnection; data: Uint8Array }>;

/** What all documents of a server have in common. */
export type RoomShared = Readonly<{
  options: SyncOptions;
  limits: SyncLimits;
  commit: GroupCommit;
  processName: string;
}>;

/** One open document: who has it open, what is in it, and what of that is saved. */
export class Room {
  readonly #docId: string;
  readonly #options: SyncOptions;
  readonly #limits: SyncLimits;
  readonly #codes: SyncCloseCodes;
  readonly #members = new Map<SyncConnection, Member>();
  readonly #subjects = new Map<string, number>();
  readonly #awareness: RoomAwareness;
  readonly #commits: DocumentCommits;
  readonly #slow: SlowReaders;
  readonly #document: RoomDocument;
  readonly #intake: Intake;
  readonly #inbox: Inbox<Received>;
  readonly #outbox: Outbox;
  readonly #acknowledgements: Acknowledgements;
  readonly #whole = new WholeState();
  readonly #snapshots: Snapshots;
  readonly #neighbours: Neighbours | undefined;
  /** A place in the log up to which all of it is in the document; others write to it too. */
  #position: number;
  #comparing: Promise<void> | undefined;
  #comparingNext: Promise<void> | undefined;
  #isOver = false;

  constructor(docId: string, loaded: LoadedLog, { options, limits, commit, processName }: RoomShared) {
    this.#docId = docId;
    this.#options = options;
    this.#limits = limits;
    this.#codes = options.closeCodes;
    this.#document = new RoomDocument({
      docId,
      loaded,
      options,
      limits,
      uncommitted: () => this.#commits.uncommitted,
      onRebuilt: (isWhole) => this.#resume(isWhole),
    });
    this.#slow = new SlowReaders({ limit: limits.outgoing, catchUp: (connection) => this.#catchUp(connection) });
    this.#awareness = new RoomAwareness({
      broadcast: (frame) => this.#share(new SharedMessage(frame)),
      tellOthers: (update) => this.#neighbours?.tellAwareness(update),
      maxBytes: limits.awareness,
    });
    this.#commits = commit.open(docId, {
      committed: (entries) => {
        this.#snapshots.committed(entries.length);
        this.#neighbours?.tellCommitted(entries);
        options.onCommitted?.(docId);
      },
      gone: () => this.#expelAll(this.#codes.notFound),
    });
    this.#snapshots = new Snapshots({
      docId,
      log: options.log,
      since: loaded.updates.length,
      // Where others write too, the log may hold what has not come here yet.
      live: options.bus ? undefined : () => this.#document.whole && Y.encodeStateAsUpdate(this.#document.whole.doc),
      onError: (error) => options.onError?.(error, docId),
    });
    this.#acknowledgements = new Acknowledgements(limits.acknowledgementDelay);
    this.#inbox = new Inbox({ patience: limits.gather, onTurn: (messages) => this.#takeTurn(messages) });
    this.#outbox = new Outbox((update, except) =>
      this.#share(new SharedMessage(syncFrame(syncStep.update, update)), except),
    );
    this.#intake = new Intake({
      document: this.#document,
      commits: this.#commits,
      acknowledgements: this.#acknowledgements,
      options,
      limits,
      isOverfull: (bytes) => commit.uncommittedBytes + bytes > limits.uncommittedOfAll,
      isMember: (connection) => this.#members.has(connection),
      expel: (connection, code) => this.#expel(connection, code),
      onAccepted: (update, typed, from) => {
        this.#whole.add(update);
        this.#outbox.add(update, typed, from);
      },
    });
    this.#position = loaded.upTo;
    this.#neighbours = options.bus && this.#meet(options.bus, processName);
  }

  get hasUncommitted(): boolean {
    return this.#commits.uncommittedBytes > 0;
  }

  /** Resolves when everything taken so far is in the log, and a rebuild under way is done. */
  async settled(): Promise<void> {
    this.#inbox.take();
    await this.#document.rebuilding;
    await this.#commits.committed();
  }

  /** Puts aside what makes loading quick. Never throws. */
  beforeLeaving(): Promise<void> {
    return this.#snapshots.beforeLeaving();
  }

  /**
   * What `reader` makes of the document as it is now, once all that is in it is in the log.
   * @throws SyncError `unavailable` where the document is damaged and the log does not answer
   */
  async read<T>(reader: (doc: Y.Doc) => T): Promise<T> {
    this.#inbox.take();
    if (this.#neighbours) await this.#compare();
    if (!this.#document.whole) await this.#document.rebuild();
    if (!this.#document.whole) throw new SyncError('unavailable');
    // Read first: what others write while we wait is not yet saved, and not asked for.
    const value = reader(this.#document.whole.doc);
    await this.#commits.committed();
    return value;
  }

  /**
   * Makes an edit of the server's own, on top of all that was received; resolves when it is in the log. Everybody gets it like any
   * other edit, and it is held to the same rules.
   * @param change works on a copy of the document
   * @param isWanted asked once it could be made: nobody is surprised by an edit whose asker gave up waiting
   * @throws SyncError `unavailable` where the document is damaged, full or waits for the log with too much, or the edit is not in order
   */
  async edit(change: (doc: Y.Doc) => void, author: string, isWanted: () => boolean): Promise<void> {
    await this.read(() => undefined);
    const guarded = this.#document.whole;
    if (!guarded || !isWanted()) throw new SyncError('unavailable');
    const { prepare } = this.#options;
    const update = serverEdit(guarded.doc, change, (copy) => prepare?.(this.#docId, copy));
    if (!update) return;
    const isFull = this.#commits.uncommittedBytes + update.byteLength > this.#limits.uncommitted;
    if (isFull || !this.#document.size.hasRoomFor(update.byteLength)) throw new SyncError('unavailable');
    const read = guarded.read(update);
    const applied = read && guarded.apply(read);
    if (!applied?.ok) {
      this.#document.discard();
      void this.#document.rebuild();
      throw new SyncError('unavailable', new Error('the edit left the document out of shape'));
    }
    this.#commits.push({ update, author, at: new Date(this.#now()) });
    this.#sendOn(update);
    await this.#commits.committed();
  }

  join(connection: SyncConnection): void {
    const { subject } = connection;
    const same = this.#subjects.get(subject) ?? 0;
    if (same >= this.#limits.connectionsPerSubject) {
      connection.close(this.#codes.tooMany);
      return;
    }
    this.#subjects.set(subject, same + 1);
    const member = createMember(connection, this.#limits, this.#now());
    this.#members.set(connection, member);
    if (this.#document.whole) this.#greet(member, this.#document.whole);
    // A rebuild that failed before is tried again for whoever comes.
    else void this.#document.rebuild();
  }

  leave(connection: SyncConnection): void {
    const member = this.#members.get(connection);
    if (!member) return;
    // What it sent before it left counts.
    this.#inbox.take();
    this.#members.delete(connection);
    const others = (this.#subjects.get(connection.subject) ?? 1) - 1;
    if (others > 0) this.#subjects.set(connection.subject, others);
    else this.#subjects.delete(connection.subject);
    this.#acknowledgements.forget(member);
    this.#intake.leave(connection);
    this.#slow.leave(connection);
    this.#awareness.leave(connection);
  }

  destroy(): void {
    this.#isOver = true;
    this.#neighbours?.destroy();
    this.#inbox.destroy();
    this.#acknowledgements.destroy();
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
    else this.#inbox.add({ connection, data }, data.byteLength);
  }

  #takeTurn(messages: readonly Received[]): void {
    for (const { connection, data } of messages) {
      const member = this.#members.get(connection);
      if (member) this.#deliver(member, data);
    }
    this.#outbox.flush();
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
      // Who asks again and again without taking the answers in gets one answer, when it has.
      if (step === syncStep.one && !this.#slow.isBehind(connection)) this.#tellState(connection, payload, guarded.doc);
      else if (step === syncStep.two) this.#intake.answer(member, payload, guarded);
      else if (step === syncStep.update) this.#intake.update(member, payload, guarded);
    }
    // Any other type is of a later protocol, and not for us.
  }

  /** What is new in the document for somebody who has what `stateVector` says. */
  #tellState(connection: SyncConnection, stateVector: Uint8Array, doc: Y.Doc): void {
    if (stateVector.byteLength > 1) {
      connection.send(syncFrame(syncStep.two, Y.encodeStateAsUpdate(doc, stateVector)));
      return;
    }
    for (const message of this.#whole.messages(doc)) connection.share(message);
  }

  /** The document was rebuilt: what waited goes on. If it could not be, all are sent off to come again. */
  #resume(isWhole: boolean): void {
    this.#whole.forget();
    // What others committed while it was being read may be in neither.
    if (isWhole && this.#neighbours) this.#compareSoon();
    for (const member of [...this.#members.values()]) {
      if (!isWhole) this.#expel(member.connection, this.#codes.tryLater);
      else if (this.#document.whole && !member.greeted) this.#greet(member, this.#document.whole);
      for (const data of member.waiting.take()) this.#deliver(member, data);
    }
  }

  #meet(bus: Bus, self: string): Neighbours {
    return new Neighbours({
      self,
      docId: this.#docId,
      bus,
      on: {
        edits: (edits) => this.#takeFromOthers(edits),
        awareness: (from, update) => this.#awareness.receiveFrom(from, update),
        present: () => this.#awareness.ours(),
        gone: (from) => this.#awareness.leave(from),
        compare: () => this.#compareSoon(),
        error: (error) => this.#options.onError?.(error, this.#docId),
      },
    });
  }

  /** Edits that another process has committed, or that were found in the log. */
  #takeFromOthers(edits: readonly { author?: string; update: Uint8Array }[]): void {
    const guarded = this.#document.whole;
    // A rebuild compares when it is done.
    if (!guarded || this.#isOver) return;
    for (const { author, update } of edits) {
      const client = author === undefined ? undefined : typistOf(update);
      if (author !== undefined && client !== undefined) this.#intake.typedElsewhere(author, client);
    }
    const news = guarded.takeLogged(edits.map(({ update }) => update));
    if (news === false) {
      this.#document.discard();
      void this.#document.rebuild();
    } else if (news) this.#sendOn(news);
  }

  /** An update that no connection here brought is in the document: everybody gets it at once. */
  #sendOn(update: Uint8Array): void {
    this.#document.size.add(update.byteLength);
    this.#whole.add(update);
    this.#outbox.add(update, undefined, undefined);
    this.#outbox.flush();
  }

  /** Takes from the log what has not come here. One at a time; all who ask meanwhile wait for one that begins after it. */
  #compare(): Promise<void> {
    if (!this.#comparing) {
      this.#comparing = this.#compareNow().finally(() => (this.#comparing = undefined));
      return this.#comparing;
    }
    this.#comparingNext ??= this.#comparing
      .catch(() => undefined)
      .then(() => {
        this.#comparingNext = undefined;
        return this.#compare();
      });
    return this.#comparingNext;
  }

  #compareSoon(): void {
    this.#compare().catch((error: unknown) => this.#options.onError?.(error, this.#docId));
  }

  async #compareNow(): Promise<void> {
    const { updates, upTo } = await this.#options.log.tail(this.#docId, this.#position);
    if (!this.#document.whole || this.#isOver) return;
    this.#takeFromOthers(updates.map((update) => ({ update })));
    this.#position = upTo;
  }

  /** Sends one message to all but one; whoever can't keep up is passed over and caught up later. */
  #share(message: SharedMessage, except?: SyncConnection): void {
    for (const member of this.#members.values()) {
      const { connection, greeted } = member;
      if (connection === except || !greeted || this.#slow.isBehind(connection)) continue;
      connection.share(message, this.#acknowledgements.take(member));
    }
  }

  #catchUp(connection: SyncConnection): boolean {
    const { whole } = this.#document;
    if (!whole) return false;
    for (const message of this.#whole.messages(whole.doc)) connection.share(message);
    const present = this.#awareness.all();
    if (present) connection.send(present);
    return true;
  }

  #expelAll(code: number): void {
    for (const connection of [...this.#members.keys()]) this.#expel(connection, code);
  }

  #expel(connection: SyncConnection, code: number): void {
    this.leave(connection);
    connection.close(code);
  }

  #now(): number {
    return this.#options.now?.() ?? Date.now();
  }
}
