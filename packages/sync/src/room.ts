import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import * as Y from 'yjs';
import { Audience } from './audience.ts';
import { RoomAwareness } from './awareness.ts';
import { Backlog } from './backlog.ts';
import type { Bus } from './bus.ts';
import type { CommittedEdit } from './bus-message.ts';
import type { SyncConnection } from './connection.ts';
import type { DocumentCommits } from './document-commits.ts';
import type { GroupCommit } from './group-commit.ts';
import type { GuardedDoc } from './guarded-doc.ts';
import { Intake } from './intake.ts';
import { LogTail } from './log-tail.ts';
import { Member } from './member.ts';
import { Neighbours } from './neighbours.ts';
import { SyncError, type SyncCloseCodes, type SyncLimits, type SyncOptions } from './options.ts';
import { messageType, syncFrame, syncStep } from './protocol.ts';
import type { RateLimit } from './rate-limit.ts';
import { Receipts } from './receipts.ts';
import { RoomDocument } from './room-document.ts';
import { serverEdit } from './server-edit.ts';
import { SharedMessage } from './shared-message.ts';
import { SlowReaders } from './slow-readers.ts';
import { Snapshots } from './snapshots.ts';
import type { Timetable } from './timetable.ts';
import { typistOf } from './typed-edit.ts';
import type { LoadedLog } from './update-log.ts';
import { WholeState } from './whole-state.ts';

/** What all documents of a server have in common. */
export type RoomShared = Readonly<{
  options: SyncOptions;
  limits: SyncLimits;
  commit: GroupCommit;
  timetable: Timetable;
  rate: RateLimit;
  processName: string;
}>;

/** One open document: who has it open, what is in it, and what of that is saved. */
export class Room {
  readonly #docId: string;
  readonly #options: SyncOptions;
  readonly #limits: SyncLimits;
  readonly #codes: SyncCloseCodes;
  readonly #rate: RateLimit;
  readonly #members = new Set<Member>();
  readonly #subjects = new Map<string, number>();
  readonly #awareness: RoomAwareness;
  readonly #commits: DocumentCommits;
  readonly #receipts: Receipts;
  readonly #slow: SlowReaders;
  readonly #document: RoomDocument;
  readonly #intake: Intake;
  readonly #audience: Audience;
  readonly #whole = new WholeState();
  readonly #snapshots: Snapshots;
  readonly #neighbours: Neighbours | undefined;
  readonly #tail: LogTail;
  #isOver = false;

  constructor(docId: string, loaded: LoadedLog, shared: RoomShared) {
    const { options, limits, commit, timetable } = shared;
    this.#docId = docId;
    this.#options = options;
    this.#limits = limits;
    this.#codes = options.closeCodes;
    this.#rate = shared.rate;
    this.#document = new RoomDocument({
      docId,
      loaded,
      options,
      limits,
      uncommitted: () => this.#commits.uncommitted,
      onRebuilt: (isWhole) => this.#resume(isWhole),
    });
    const receipts = new Receipts(limits.acknowledgementDelay);
    this.#receipts = receipts;
    this.#slow = new SlowReaders({ limit: limits.outgoing, catchUp: (member) => this.#catchUp(member) });
    this.#audience = new Audience({ timetable, receipts, slow: this.#slow });
    this.#awareness = new RoomAwareness({
      broadcast: (frame) => this.#audience.share(new SharedMessage(frame)),
      tellOthers: (update) => this.#neighbours?.tellAwareness(update),
      maxBytes: limits.awareness,
    });
    this.#commits = commit.open(docId, {
      taken: () => receipts.logging(),
      committed: (entries, isAll) => {
        receipts.logged(isAll);
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
    this.#intake = new Intake({
      document: this.#document,
      commits: this.#commits,
      receipts,
      options,
      limits,
      shown: (connection) => this.#awareness.clientsOf(connection),
      isOverfull: (bytes) => commit.uncommittedBytes + bytes > limits.uncommittedOfAll,
      expel: (member, code) => this.#expel(member, code),
      onAccepted: (edit) => {
        this.#whole.add(edit.update);
        this.#audience.tell(edit);
      },
    });
    this.#tail = new LogTail({
      docId,
      log: options.log,
      position: loaded.upTo,
      take: (updates) => this.#takeFromOthers(updates),
      onError: (error) => options.onError?.(error, docId),
    });
    this.#neighbours = options.bus && this.#meet(options.bus, shared.processName);
  }

  get hasUncommitted(): boolean {
    return this.#commits.uncommittedBytes > 0;
  }

  /** Resolves when everything taken so far is in the log, and a rebuild under way is done. */
  async settled(): Promise<void> {
    await this.#document.rebuilding;
    await this.#commits.committed();
  }

  /** Puts aside what makes loading quick. Never throws. */
  beforeLeaving(): Promise<void> {
    return this.#snapshots.beforeLeaving();
  }

  /**
   * What `reader` makes of the document as it is now, once all that is in it is in the log.
   * @throws SyncError `unavailable` where the document is damaged and the log does not answer, `not_found` where it is gone
   */
  async read<T>(reader: (doc: Y.Doc) => T): Promise<T> {
    if (this.#neighbours) await this.#tail.compare();
    if (!this.#document.whole) await this.#document.rebuild();
    if (!this.#document.whole) throw new SyncError('unavailable');
    // Read first: what others write while we wait is not yet saved, and not asked for.
    const value = reader(this.#document.whole.doc);
    await this.#logged();
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
    const at = new Date(this.#options.now?.() ?? Date.now());
    this.#commits.push({ docId: this.#docId, update, author, at });
    this.#sendOn(update);
    await this.#logged();
  }

  /**
   * Takes a connection on; then it is to be welcomed.
   * @returns what the room keeps of it, or `undefined` where it was closed at once: the document is gone, too many of the same person's are here
   */
  join(connection: SyncConnection): Member | undefined {
    const { subject } = connection;
    if (this.#commits.isGone) {
      connection.close(this.#codes.notFound);
      return undefined;
    }
    const same = this.#subjects.get(subject) ?? 0;
    if (same >= this.#limits.connectionsPerSubject) {
      connection.close(this.#codes.tooMany);
      return undefined;
    }
    this.#subjects.set(subject, same + 1);
    const member = new Member(connection);
    this.#members.add(member);
    return member;
  }

  /** Tells it what the document holds, and asks what it has beyond that. */
  welcome(member: Member): void {
    if (this.#document.whole) this.#greet(member, this.#document.whole);
    // A rebuild that failed before is tried again for whoever comes.
    else void this.#document.rebuild();
  }

  leave(member: Member): void {
    if (!this.#members.delete(member)) return;
    member.isHere = false;
    const { connection } = member;
    const others = (this.#subjects.get(connection.subject) ?? 1) - 1;
    if (others > 0) this.#subjects.set(connection.subject, others);
    else this.#subjects.delete(connection.subject);
    this.#audience.leave(member);
    this.#receipts.leave(member);
    this.#intake.leave(connection);
    this.#slow.leave(member);
    this.#awareness.leave(connection);
  }

  destroy(): void {
    this.#isOver = true;
    this.#neighbours?.destroy();
    this.#receipts.destroy();
    this.#slow.destroy();
    this.#awareness.destroy();
    this.#document.discard();
  }

  /** Takes one message. Nothing in it can throw past here. */
  receive(member: Member, data: Uint8Array): void {
    if (!member.isHere) return;
    const dueAt = this.#rate.next(member.dueAt, performance.now());
    if (data.byteLength > this.#limits.message) this.#expel(member, this.#codes.tooLarge);
    else if (dueAt === undefined) this.#expel(member, this.#codes.tooMany);
    else {
      member.dueAt = dueAt;
      this.#deliver(member, data);
    }
  }

  #greet(member: Member, { doc }: GuardedDoc): void {
    member.isGreeted = true;
    this.#audience.join(member);
    member.connection.send(syncFrame(syncStep.one, Y.encodeStateVector(doc)));
    this.#tellPresent(member.connection);
  }

  #deliver(member: Member, data: Uint8Array): void {
    const { whole } = this.#document;
    if (!whole) {
      const waiting = (member.waiting ??= new Backlog(this.#limits.message * 2));
      if (!waiting.add(data)) this.#expel(member, this.#codes.tryLater);
      return;
    }
    try {
      this.#read(member, data, whole);
    } catch (error) {
      this.#options.onError?.(error, this.#docId);
      this.#expel(member, this.#codes.poisoned);
    }
  }

  #read(member: Member, data: Uint8Array, guarded: GuardedDoc): void {
    const { connection } = member;
    const decoder = createDecoder(data);
    const type = readVarUint(decoder);
    if (type === messageType.awareness) this.#awareness.receive(connection, readVarUint8Array(decoder));
    else if (type === messageType.queryAwareness) {
      if (!this.#slow.passesOver(member)) this.#tellPresent(connection);
    } else if (type === messageType.sync) {
      const step = readVarUint(decoder);
      const payload = readVarUint8Array(decoder);
      // Who asks again and again without taking the answers in gets one answer, when it has.
      if (step === syncStep.one && !this.#slow.passesOver(member)) this.#tellState(connection, payload, guarded.doc);
      else if (step === syncStep.two) this.#intake.answer(member, payload, guarded);
      else if (step === syncStep.update) this.#intake.update(member, payload, guarded);
    }
    // Any other type is of a later protocol, and not for us.
  }

  /** What is new in the document for somebody who has what `stateVector` says. */
  #tellState(connection: SyncConnection, stateVector: Uint8Array, doc: Y.Doc): void {
    if (stateVector.byteLength > 1) connection.send(syncFrame(syncStep.two, Y.encodeStateAsUpdate(doc, stateVector)));
    else this.#tellWhole(connection, doc);
  }

  #tellWhole(connection: SyncConnection, doc: Y.Doc): void {
    for (const message of this.#whole.messages(doc)) connection.share(message);
  }

  /** Who is here, and where their carets are. */
  #tellPresent(connection: SyncConnection): void {
    const present = this.#awareness.all();
    if (present) connection.send(present);
  }

  /** The document was rebuilt: what waited goes on. If it could not be, all are sent off to come again. */
  #resume(isWhole: boolean): void {
    this.#whole.forget();
    // What others committed while it was being read may be in neither.
    if (isWhole && this.#neighbours) this.#tail.compareSoon();
    for (const member of [...this.#members]) {
      if (!isWhole) this.#expel(member, this.#codes.tryLater);
      else if (this.#document.whole && !member.isGreeted) this.#greet(member, this.#document.whole);
      const waiting = member.waiting?.take() ?? [];
      member.waiting = undefined;
      for (const data of waiting) if (member.isHere) this.#deliver(member, data);
    }
  }

  #meet(bus: Bus, self: string): Neighbours {
    return new Neighbours({
      self,
      docId: this.#docId,
      bus,
      on: {
        edits: (from, edits) => {
          if (this.#takeFromOthers(edits.map(({ update }) => update))) this.#noteTypists(from, edits);
        },
        awareness: (from, update) => this.#awareness.receiveFrom(from, update),
        present: () => this.#awareness.ours(),
        gone: (from) => this.#awareness.leave(from),
        died: (from) => this.#intake.processDied(from),
        compare: () => this.#tail.compareSoon(),
        isBehind: () => this.#tail.isBehind,
        error: (error) => this.#options.onError?.(error, this.#docId),
      },
    });
  }

  /** Nobody here writes under the id of somebody who types at another process. */
  #noteTypists(process: string, edits: readonly CommittedEdit[]): void {
    for (const { author, update } of edits) {
      const client = typistOf(update);
      if (client !== undefined) this.#intake.typedElsewhere(author, client, process);
    }
  }

  /** Edits that another process has committed, or that were found in the log. @returns `false` where they can't be taken now */
  #takeFromOthers(updates: readonly Uint8Array[]): boolean {
    const guarded = this.#document.whole;
    // A rebuild compares when it is done.
    if (!guarded || this.#isOver) return false;
    const news = guarded.takeLogged(updates);
    if (news === false) {
      this.#document.discard();
      void this.#document.rebuild();
    } else if (news) this.#sendOn(news);
    return true;
  }

  /** An update that no connection here brought is in the document: everybody gets it at once. */
  #sendOn(update: Uint8Array): void {
    this.#document.size.add(update.byteLength);
    this.#whole.add(update);
    this.#audience.tell({ update, typed: undefined, from: undefined });
    this.#audience.flush();
  }

  /** Resolves when everything taken so far is in the log. @throws SyncError `not_found` where it never will be */
  async #logged(): Promise<void> {
    await this.#commits.committed();
    if (this.#commits.isGone) throw new SyncError('not_found');
  }

  #catchUp({ connection }: Member): boolean {
    const { whole } = this.#document;
    if (!whole) return false;
    this.#tellWhole(connection, whole.doc);
    this.#tellPresent(connection);
    return true;
  }

  #expelAll(code: number): void {
    for (const member of [...this.#members]) this.#expel(member, code);
  }

  #expel(member: Member, code: number): void {
    this.leave(member);
    member.connection.close(code);
  }
}
